/** The source files that pages link to: the site carries a copy of each, so that page and code are of one version. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reference } from "sgd-basins/reference";
import { cloneRoot } from "../reports/reportsFolder.ts";
import { statements } from "./statements.ts";

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  /** Below the site's base; plain text, because servers take `.ts` for a film. */
  readonly page: string;
  readonly text: string;
}

/**
 * Every source file that a statement names, or that defines what the package exports.
 *
 * @throws the file system's error where there is no such file
 */
export function sourceFiles(root = cloneRoot()): SourceFile[] {
  const defining = reference.entries.flatMap(({ symbols }) => symbols.map(({ source }) => source));
  const paths = [...new Set([...statements.flatMap(({ sources }) => sources), ...defining])];
  return paths.map((path) => ({ path, page: `source/${path}.txt`, text: readFileSync(join(root, path), "utf8") }));
}
