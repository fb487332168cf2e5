/**
 * Least squares as a quadratic sum, one row of data a component: Qᵢ = xᵢxᵢ', rᵢ = −yᵢxᵢ, fᵢ(β) = ½ (xᵢ'β − yᵢ)² − ½ yᵢ².
 * No matrix is stored beside the data.
 */
import { type RowRange, rowRange } from "@sgd-basins/linalg";
import { rowHessians } from "@sgd-basins/theory";
import type { QuadraticSum } from "../quadraticSum/quadraticSum.ts";
import type { LeastSquaresParameters } from "./parameters.ts";
import { solveLeastSquares } from "./solveLeastSquares.ts";
import { weightedRows } from "./weightedRows.ts";

/**
 * The problem min Σ pᵢ (½ (xᵢ'β)² − yᵢxᵢ'β), without constraints.
 *
 * Its minimizer is β* = Q̄†(Σ pᵢyᵢxᵢ), where columns are collinear the one of least norm among many, as far as the columns'
 * units let rounding tell which that is.
 *
 * It is homogeneous (Problem 1: the rows have a common minimizer) if some β fits every row exactly once each number of the
 * data is changed by a few units in its last place. A row of zeros has a constant component,
 * which every β minimises.
 *
 * @param parameters - the data
 * @returns the sum with its minimizer
 * @throws Error where the data need twice the precision of doubles and are too many for it, or where even that does not do
 * @example
 * ```ts
 * import { leastSquares } from "sgd-basins/problems";
 *
 * const rows = Float64Array.of(1, 3);
 * const data = { dimension: 1, weights: Float64Array.of(0.5, 0.5), rows, targets: Float64Array.of(2, 6), columns: ["x"] };
 * leastSquares(data).minimizers[0].point[0]; // → 2
 * ```
 */
export function leastSquares(parameters: LeastSquaresParameters): QuadraticSum {
  return leastSquaresIn(parameters, rowRange(weightedRows(parameters).data));
}

/** The same where the range of the rows is known. */
export function leastSquaresIn(parameters: LeastSquaresParameters, range: RowRange): QuadraticSum {
  const { dimension: d, weights, rows, targets } = parameters;
  const n = targets.length;
  const { minimizer, homogeneous } = solveLeastSquares(parameters, range);

  const fitted = (i: number, x: Float64Array): number => {
    let sum = 0;
    for (let j = 0, e = i * d; j < d; j++, e++) sum += rows[e] * x[j];
    return sum;
  };
  const addGradient = (i: number, x: Float64Array, factor: number, out: Float64Array): void => {
    const slope = factor * (fitted(i, x) - targets[i]);
    for (let j = 0, e = i * d; j < d; j++, e++) out[j] += slope * rows[e];
  };

  return {
    dimension: d,
    components: n,
    weights,
    box: null,
    minimizers: [{ name: "minimizer", point: minimizer, inBasin: () => true }],
    homogeneous,
    componentValue(i, x) {
      const value = fitted(i, x);
      return value * (0.5 * value - targets[i]);
    },
    addComponentGradient: (i, x, out) => addGradient(i, x, 1, out),
    hessiansAt: () => rowHessians(d, weights, rows),
    gradient(x, out) {
      out.fill(0);
      for (let i = 0; i < n; i++) addGradient(i, x, weights[i], out);
    },
  };
}
