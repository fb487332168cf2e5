/**
 * The reference of what the package exports, as the docstrings have it; `npx -y pnpm@10 reference` writes it, so that pages and
 * tests need no TypeDoc.
 */
import json from "./reference.json" with { type: "json" };

export interface Reference {
  readonly entries: readonly Entry[];
}

/** What is imported by one specifier. */
export interface Entry {
  /** Such as `sgd-basins/theory`. */
  readonly specifier: string;
  /** Paragraphs, with a line between them; blocks are indented, code stands in backticks. So are all texts here. */
  readonly text: string;
  readonly symbols: readonly DocumentedSymbol[];
  /** What is exported here too, and documented with another entry. */
  readonly also: readonly { readonly name: string; readonly specifier: string }[];
}

export interface DocumentedSymbol {
  readonly name: string;
  /** What declares it: `function`, `class`, `interface` or `type`. */
  readonly keyword: string;
  /** Its declaration in TypeScript. */
  readonly signature: string;
  readonly text: string;
  /** The parameters of a function or a constructor, or what an interface holds. */
  readonly members: readonly Member[];
  readonly returns: string | null;
  readonly throws: readonly string[];
  /** A module that the tests run, or null where there is none. */
  readonly example: string | null;
  /** The file that defines it, from the root of the repository. */
  readonly source: string;
}

export interface Member {
  readonly name: string;
  readonly type: string;
  /** Whether it may be left out. */
  readonly optional: boolean;
  readonly text: string;
}

export const reference: Reference = json;
