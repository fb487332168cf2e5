/** What double precision, or twice that, does not determine for some data. */
export class UndeterminedError extends RangeError {
  override readonly name = "UndeterminedError";
}

/** Relative error of a sum of products in twice the precision, a term, with room. */
export const TWICE_ROUNDING = 2e-31;

/** What rounding of the data may come to where a dependence was taken for one; see {@link checkDependences}. */
const ALLOWED = 1e-9;

/**
 * A combination of columns that was taken for zero moves everything else by its backward error times `loss`.
 *
 * @throws UndeterminedError if that is more than may be
 */
export function checkDependences(dependences: readonly { readonly backwardError: number }[], loss: number): void {
  const worst = dependences.reduce((most, { backwardError }) => Math.max(most, backwardError), 0);
  if (worst * loss > ALLOWED) {
    throw new UndeterminedError(
      "columns depend on each other but for rounding, which moves what is left of the others",
    );
  }
}
