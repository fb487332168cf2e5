/** The ways in which data and options fail on purpose. Everything else is a defect. */
import { visible } from "@sgd-basins/problems/words";

/** A wrong option or argument. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * A file or an argument that cannot be used; the message names it, the place in it (if any) and the rule it breaks.
 *
 * @example
 * ```ts
 * import { fromRows, InputError } from "sgd-basins";
 *
 * let refused: unknown;
 * try {
 *   fromRows([[1], [Number.NaN]], [1, 2]);
 * } catch (error) {
 *   refused = error;
 * }
 * refused instanceof InputError && refused.message; // → "fromRows: rows[1][0]: must be a finite number, is NaN"
 * ```
 */
export class InputError extends Error {
  override name = "InputError";

  constructor(file: string, place: string | null, rule: string) {
    super(visible(place === null ? `${file}: ${rule}` : `${file}: ${place}: ${rule}`));
  }
}
