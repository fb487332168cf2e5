import { visible } from "./visible.ts";

/**
 * A problem file that breaks a rule; the message is `file: place: rule`.
 *
 * @example
 * ```ts
 * import { fromCsv, ProblemFileError } from "sgd-basins/files";
 *
 * let refused: unknown;
 * try {
 *   fromCsv("x,y\n1,two\n", { target: "y" }, "my.csv");
 * } catch (error) {
 *   refused = error;
 * }
 * refused instanceof ProblemFileError && refused.place; // → 'row 2, column "y"'
 * ```
 */
export class ProblemFileError extends Error {
  override name = "ProblemFileError";
  /** As the caller named it. */
  readonly file: string;
  /** Such as `components[3].Q[1][2]` or `row 7, column "hp"`; "top level" for the file as a whole. */
  readonly place: string;
  /** What is broken there, and a way out if one is known. */
  readonly rule: string;

  constructor(file: string, place: string, rule: string) {
    super(visible(`${file}: ${place}: ${rule}`));
    this.file = file;
    this.place = place;
    this.rule = rule;
  }
}

/** Told the place in the data and the rule that is broken there; throws. */
export type Refuse = (place: string, rule: string) => never;
