import { fromUnits, moderated, type RowRange } from "@sgd-basins/linalg";
import { fitRows, haveCommonFit } from "./fitRows.ts";
import type { LeastSquaresParameters } from "./parameters.ts";
import { weightedRows } from "./weightedRows.ts";

/** The minimizer of least squares, and whether the rows share it; `range` is that of the rows. */
export function solveLeastSquares(
  parameters: LeastSquaresParameters,
  range: RowRange,
): { readonly minimizer: Float64Array; readonly homogeneous: boolean } {
  const { data, unit } = weightedRows(parameters);
  const targets = moderated(parameters.targets);
  const fit = fitRows(data, targets.entries, range);
  return {
    minimizer: fit.hi.map((entry) => fromUnits(entry, targets.unit / unit)),
    homogeneous: data.count === 1 || haveCommonFit(data, targets.entries, fit),
  };
}
