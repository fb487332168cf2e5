import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";
import { checkWeights } from "../checkWeights.ts";

/** Q̄ = Σ pᵢQᵢ and its range. */
export interface MeanEigenbasis {
  /** Q̄, d×d row by row. */
  readonly mean: Float64Array;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** out (r×r) = V'AV for symmetric A (d×d), with V the eigenvectors of λ₁ … λᵣ. */
  readonly rotate: (a: Float64Array, out: Float64Array) => void;
}

/**
 * The eigenbasis of Q̄ on its range.
 *
 * @param hessians - Qᵢ, d×d row by row, symmetric
 * @param rankTolerance - eigenvalues λⱼ ≤ `rankTolerance` λ₁ count as zero
 * @throws RangeError if the weights are no probabilities
 */
export function meanEigenbasis(
  d: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  rankTolerance: number = d * Number.EPSILON,
): MeanEigenbasis {
  checkWeights(weights, hessians.length);
  const mean = new Float64Array(d * d);
  hessians.forEach((q, i) => {
    for (let e = 0; e < d * d; e++) mean[e] += weights[i] * q[e];
  });
  const { values, vectors } = eigenSymmetric(d, mean);
  const rank = values.filter((λ) => λ > 0 && λ > rankTolerance * values[0]).length;
  const basis = new Float64Array(d * rank);
  for (let i = 0; i < d; i++) {
    for (let a = 0; a < rank; a++) basis[i * rank + a] = vectors[i * d + a];
  }
  const transposed = new Float64Array(rank * d);
  transpose(d, rank, basis, transposed);
  const half = new Float64Array(d * rank);
  return {
    mean,
    eigenvalues: values.slice(0, rank),
    rotate: (a, out) => {
      multiply(d, d, rank, a, basis, half);
      multiply(rank, d, rank, transposed, half, out);
    },
  };
}
