/**
 * Least squares as a quadratic sum, one row of data a component: Qᵢ = xᵢxᵢ', rᵢ = −yᵢxᵢ, fᵢ(β) = ½ (xᵢ'β − yᵢ)² − ½ yᵢ².
 * No matrix is stored beside the data.
 */
import { eigenSemidefinite, weightedGram } from "@sgd-basins/linalg";
import type { QuadraticSum } from "../quadraticSum/quadraticSum.ts";

export interface LeastSquaresParameters {
  /** d, the number of columns beside the target. */
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** xᵢ, N×d row by row. */
  readonly rows: Float64Array;
  /** yᵢ. */
  readonly targets: Float64Array;
  /** The columns' names, in order. */
  readonly columns: readonly string[];
}

/**
 * The problem min Σ pᵢ (½ (xᵢ'β)² − yᵢxᵢ'β), without constraints.
 *
 * Its minimizer is β* = Q̄†(Σ pᵢyᵢxᵢ), where columns are collinear the one of least norm among many, as far as the columns'
 * units let rounding tell which that is.
 *
 * It is homogeneous (Problem 1: the rows have a common minimizer) if every residual xᵢ'β* − yᵢ is zero to rounding, that is,
 * at most √ε of what it is the difference of, Σⱼ |x_ij βⱼ*| + |yᵢ|, beside what the rounding of β* may do to it. A row of
 * zeros has a constant component, which every β minimises.
 */
export function leastSquares(parameters: LeastSquaresParameters): QuadraticSum {
  const { dimension: d, weights, rows, targets } = parameters;
  const n = targets.length;
  const minimizer = solve(parameters);

  const fitted = (i: number, x: Float64Array): number => {
    let sum = 0;
    for (let j = 0, e = i * d; j < d; j++, e++) sum += rows[e] * x[j];
    return sum;
  };
  const addGradient = (i: number, x: Float64Array, factor: number, out: Float64Array): void => {
    const slope = factor * (fitted(i, x) - targets[i]);
    for (let j = 0, e = i * d; j < d; j++, e++) out[j] += slope * rows[e];
  };
  const homogeneous = isHomogeneous(parameters, minimizer);

  return {
    dimension: d,
    components: n,
    weights,
    box: null,
    minimizers: [{ name: "minimizer", point: minimizer, inBasin: () => true }],
    hessianStructure: "dense",
    homogeneous,
    componentValue(i, x) {
      const value = fitted(i, x);
      return value * (0.5 * value - targets[i]);
    },
    addComponentGradient: (i, x, out) => addGradient(i, x, 1, out),
    componentHessian(i, _x, out) {
      for (let a = 0; a < d; a++) {
        for (let b = 0; b < d; b++) out[a * d + b] = rows[i * d + a] * rows[i * d + b];
      }
    },
    gradient(x, out) {
      out.fill(0);
      for (let i = 0; i < n; i++) addGradient(i, x, weights[i], out);
    },
  };
}

/** Rounding of βⱼ* may be so many ε of the data's size in units of column j: leaves room for a condition number of 1000. */
const SOLUTION_ROUNDING = 1024 * Number.EPSILON;

function isHomogeneous(
  { dimension: d, weights, rows, targets }: LeastSquaresParameters,
  minimizer: Float64Array,
): boolean {
  const squares = new Float64Array(d);
  const sizes = new Float64Array(targets.length);
  let square = 0;
  for (let i = 0; i < targets.length; i++) {
    sizes[i] = Math.abs(targets[i]);
    for (let j = 0; j < d; j++) {
      const entry = rows[i * d + j];
      sizes[i] += Math.abs(entry * minimizer[j]);
      squares[j] += weights[i] * entry * entry;
    }
    square += weights[i] * sizes[i] * sizes[i];
  }
  const rounding = squares.map((mean) => (mean > 0 ? (SOLUTION_ROUNDING * Math.sqrt(square)) / Math.sqrt(mean) : 0));
  return sizes.every((size, i) => {
    let residual = -targets[i];
    let length = 0;
    let slack = Math.sqrt(Number.EPSILON) * size;
    for (let j = 0; j < d; j++) {
      residual += rows[i * d + j] * minimizer[j];
      slack += Math.abs(rows[i * d + j]) * rounding[j];
      length += Math.abs(rows[i * d + j]);
    }
    return length === 0 || Math.abs(residual) <= slack;
  });
}

/** β*, by the normal equations in Q̄'s eigenbasis and one step of refinement from the residuals. */
function solve({ dimension: d, weights, rows, targets }: LeastSquaresParameters): Float64Array {
  const mean = new Float64Array(d * d);
  weightedGram(targets.length, d, rows, weights, mean);
  const { rank, values, vectors } = eigenSemidefinite(d, mean);
  const solution = new Float64Array(d);
  const right = new Float64Array(d);
  for (let pass = 0; pass < 2; pass++) {
    right.fill(0);
    for (let i = 0; i < targets.length; i++) {
      let residual = targets[i];
      for (let j = 0; j < d; j++) residual -= rows[i * d + j] * solution[j];
      for (let j = 0; j < d; j++) right[j] += weights[i] * residual * rows[i * d + j];
    }
    for (let a = 0; a < rank; a++) {
      let coordinate = 0;
      for (let j = 0; j < d; j++) coordinate += vectors[j * rank + a] * right[j];
      for (let j = 0; j < d; j++) solution[j] += (coordinate / values[a]) * vectors[j * rank + a];
    }
  }
  return solution;
}
