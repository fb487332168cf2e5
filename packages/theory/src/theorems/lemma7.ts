import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";
import { checkWeights } from "../checkWeights.ts";
import { weightedSum } from "./quadraticSumData.ts";
import { meanCube } from "./secondMoments.ts";

/** How far a problem is from what Lemma 7 says, which is 0 in exact arithmetic. */
export interface NullSpaceCheck {
  /** Dimension of the null space of Q̄. */
  readonly nullity: number;
  /** The largest |x'F̄x| over unit vectors x of that space, relative to F̄'s largest entry in Q̄'s eigenbasis. */
  readonly residual: number;
}

/**
 * The null space of Q̄ lies in that of F̄.
 *
 * **Statement** (Patel 2017, Lemma 7). If x'Q̄x = 0 for some x ∈ ℝ^d then x'F̄x = 0.
 *
 * F̄ is formed from its definition and seen in the eigenbasis of Q̄; the residual is bounded by the sum of the absolute
 * entries of its null-space block, and of the order of the rounding of both matrices.
 *
 * **As printed**: right.
 *
 * @param hessians - Qᵢ, d×d row by row, symmetric positive semi-definite
 * @param rankTolerance - eigenvalues of Q̄ up to `rankTolerance` λ₁ count as zero
 */
export function lemma7(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  rankTolerance: number = dimension * Number.EPSILON,
): NullSpaceCheck {
  const d = dimension;
  checkWeights(weights, hessians.length);
  const mean = weightedSum(weights, hessians, d * d);
  const { values, vectors } = eigenSymmetric(d, mean);
  const rank = values.filter((λ) => λ > rankTolerance * values[0]).length;
  const transposed = new Float64Array(d * d);
  transpose(d, d, vectors, transposed);
  const half = new Float64Array(d * d);
  const f = new Float64Array(d * d);
  multiply(d, d, d, meanCube({ dimension, weights, hessians }, mean), vectors, half);
  multiply(d, d, d, transposed, half, f);
  let largest = 0;
  let residual = 0;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const entry = Math.abs(f[i * d + j]);
      largest = Math.max(largest, entry);
      if (i >= rank && j >= rank) residual += entry;
    }
  }
  return { nullity: d - rank, residual: largest === 0 ? 0 : residual / largest };
}
