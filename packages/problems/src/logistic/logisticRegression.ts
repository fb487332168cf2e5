/**
 * Logistic regression, one row of data a component: fᵢ(β) = log(1 + exp(−mᵢ)) with the margin mᵢ = yᵢxᵢ'β, yᵢ = ±1. With
 * pᵢ = 1/(1 + exp(−xᵢ'β)) its gradient is (pᵢ − [yᵢ = 1])xᵢ, never longer than xᵢ, and its Hessian pᵢ(1 − pᵢ)xᵢxᵢ'.
 */
import { exp, log } from "@sgd-basins/random";
import { rowHessians } from "@sgd-basins/theory";
import type { Problem } from "../problem.ts";

export interface LogisticParameters {
  readonly dimension: number;
  /** N, positive, summing to one. */
  readonly weights: Float64Array;
  /** N×d, row by row. */
  readonly rows: Float64Array;
  /** N of 1 and −1. */
  readonly labels: Float64Array;
}

export interface LogisticRegression extends Problem {
  readonly data: LogisticParameters;
  /** The rows √(pᵢ(1 − pᵢ)) xᵢ whose outer products are the components' Hessians, N×d. */
  readonly hessianRows: (x: Float64Array) => Float64Array;
  /** pᵢ − [yᵢ = 1], by which component i's gradient is a multiple of its row; N of them. */
  readonly slopes: (x: Float64Array) => Float64Array;
}

/** Logistic regression without constraints, and without its minimizer: see {@link minimizeLogistic}. */
export function logisticRegression(data: LogisticParameters): LogisticRegression {
  const { dimension: d, weights, rows, labels } = data;
  const n = labels.length;
  const marginOf = (i: number, x: Float64Array): number => {
    let sum = 0;
    for (let j = 0, e = i * d; j < d; j++, e++) sum += rows[e] * x[j];
    return labels[i] * sum;
  };
  const slopeOf = (i: number, x: Float64Array): number => -labels[i] / (1 + exp(marginOf(i, x)));
  const addGradient = (i: number, x: Float64Array, factor: number, out: Float64Array): void => {
    const slope = factor * slopeOf(i, x);
    for (let j = 0, e = i * d; j < d; j++, e++) out[j] += slope * rows[e];
  };
  const hessianRows = (x: Float64Array): Float64Array => {
    const factors = Float64Array.from({ length: n }, (_, i) => {
      const slope = Math.abs(slopeOf(i, x));
      return Math.sqrt(slope * (1 - slope));
    });
    return rows.map((entry, e) => entry * factors[Math.floor(e / d)]);
  };
  return {
    data,
    dimension: d,
    components: n,
    weights,
    box: null,
    minimizers: [],
    componentValue(i, x) {
      const margin = marginOf(i, x);
      // The exponential of a number that is not positive.
      return Math.max(0, -margin) + log(1 + exp(-Math.abs(margin)));
    },
    addComponentGradient: (i, x, out) => addGradient(i, x, 1, out),
    hessiansAt: (x) => rowHessians(d, weights, hessianRows(x)),
    gradient(x, out) {
      out.fill(0);
      for (let i = 0; i < n; i++) addGradient(i, x, weights[i], out);
    },
    hessianRows,
    slopes: (x) => Float64Array.from({ length: n }, (_, i) => slopeOf(i, x)),
  };
}
