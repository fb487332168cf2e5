/** What stands in the way of a table that is being read, and what would help. */
import type { Delimiter } from "./delimiters.ts";
import type { Decimal, ThousandsSeparator } from "./numbers.ts";

/** What a choice must say besides for a table to be read. */
export interface Remedy {
  readonly skip?: number;
  readonly delimiter?: Delimiter;
  readonly rows?: readonly [first: number, last: number];
  readonly thousands?: ThousandsSeparator;
  readonly decimal?: Decimal;
  readonly drop?: readonly string[];
  readonly oneHot?: readonly string[];
  readonly missingValues?: readonly string[];
  readonly missing?: "drop";
}

/** A cell of a column that is used, without a number. */
export interface TroubleCell {
  readonly content: string;
  readonly column: string;
  readonly isTarget: boolean;
  /** Whether it lacks a value. */
  readonly isMissing: boolean;
}

interface Details {
  /** What to do about it in the file, as the end of the sentence: "rename one of them". */
  readonly advice?: string;
  /** Options that help, and what they do in its place: "leave both out with". */
  readonly remedy?: Remedy;
  readonly does?: string;
  /** The rule in a word or two beside others. */
  readonly inShort?: string;
  /** What the rows hold decides what helps. */
  readonly isOfRows?: boolean;
  /** The target is not in the header: it may stand further below. */
  readonly isOfHeader?: boolean;
  readonly cell?: TroubleCell;
}

/** Thrown by the reader before anybody is told: what helps is looked for first. */
export class TableTrouble extends Error {
  readonly place: string;
  readonly rule: string;
  readonly details: Details;

  constructor(place: string, rule: string, details: Details) {
    super(`${place}: ${rule}`);
    this.place = place;
    this.rule = rule;
    this.details = details;
  }
}

/** Told a place, the rule that is broken there, and what would help; throws. */
export type RefuseTable = (place: string, rule: string, details?: Details) => never;

export const refuseTable: RefuseTable = (place, rule, details = {}) => {
  throw new TableTrouble(place, rule, details);
};
