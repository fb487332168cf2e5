import { moderated, normalizedTwice, type WeightedRows } from "@sgd-basins/linalg";
import type { LeastSquaresParameters } from "./parameters.ts";

/** The rows of least squares in units of `unit`, a power of two, with the weights that their mean Hessian has. */
export function weightedRows({
  dimension,
  weights,
  rows,
}: Pick<LeastSquaresParameters, "dimension" | "weights" | "rows">): {
  readonly data: WeightedRows;
  readonly unit: number;
} {
  const { entries, unit } = moderated(rows);
  return { data: { count: weights.length, dimension, rows: entries, weights: normalizedTwice(weights) }, unit };
}
