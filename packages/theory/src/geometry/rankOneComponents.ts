import { eigenSemidefinite, multiply, type SemidefiniteEigen, weightedGram } from "@sgd-basins/linalg";
import { checkWeights } from "../checkWeights.ts";

/** Components Qᵢ = xᵢxᵢ' with weights pᵢ: least squares, one row of data a component. */
export interface RankOneComponents {
  /** d. */
  readonly dimension: number;
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** xᵢ, N×d row by row. */
  readonly rows: Float64Array;
}

/** The components on range(Q̄), in Q̄'s eigenbasis V: yᵢ = V'xᵢ, so that Σ pᵢyᵢyᵢ' = diag(λ₁, …, λᵣ). */
export interface RankOneEigenbasis extends RankOneComponents {
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** yᵢ, N×r row by row. */
  readonly coordinates: Float64Array;
}

/** Rows multiplied at a time. */
const BLOCK = 256;

/**
 * The eigenbasis of Q̄ = Σ pᵢxᵢxᵢ'. Columns in very different units cost no accuracy, and rank(Q̄) does not depend on the
 * units: see {@link eigenSemidefinite}. Two passes of O(Nd²).
 *
 * @throws RangeError if the weights are no probabilities
 */
export function rankOneEigenbasis(components: RankOneComponents): RankOneEigenbasis {
  const { dimension: d, weights, rows } = components;
  checkWeights(weights, rows.length / d);
  const mean = new Float64Array(d * d);
  weightedGram(weights.length, d, rows, weights, mean);
  return inEigenbasis(components, eigenSemidefinite(d, mean));
}

/** The components in the eigenbasis of their mean. */
export function inEigenbasis(
  components: RankOneComponents,
  { rank, values, vectors }: SemidefiniteEigen,
): RankOneEigenbasis {
  const { dimension: d, weights, rows } = components;
  const n = weights.length;
  const coordinates = new Float64Array(n * rank);
  for (let begin = 0; begin < n; begin += BLOCK) {
    const end = Math.min(n, begin + BLOCK);
    const from = rows.subarray(begin * d, end * d);
    multiply(end - begin, d, rank, from, vectors, coordinates.subarray(begin * rank, end * rank));
  }
  return { ...components, eigenvalues: values, coordinates };
}
