import { multiplyVector, pseudoInverse } from "@sgd-basins/linalg";
import { dot, norm } from "../vectors.ts";
import type { Applicable } from "./bound.ts";
import { checkQuadraticSum, type QuadraticSumData, weightedSum } from "./quadraticSumData.ts";

/** ½ (β − β*)'H(β − β*) + constant. */
export interface EquivalentObjective {
  /** β*, the minimizer of least norm. */
  minimizer: Float64Array;
  /** H, d×d row by row. */
  hessian: Float64Array;
  /** The additive constant: the objective's value at β*. */
  constant: number;
}

/**
 * Problem 2's objective in terms of the distance to its minimizer.
 *
 * **Statement** (Patel 2017, Lemma 6). With β* = −(Σ pᵢQᵢ)†(Σ pᵢrᵢ) the objective (2) is equivalent to
 *
 *     ½ (β − β*)'[Σ pᵢQᵢ](β − β*)
 *
 * up to an additive constant, which is ½ β*'Σ pᵢrᵢ.
 *
 * **As printed**: right, given Lemma 5: r̄ must lie in the image of Q̄, which is the case if each rᵢ lies in that of Qᵢ.
 *
 * @param rankTolerance - eigenvalues of Q̄ up to `rankTolerance` λ₁ count as zero; default d ε
 * @returns β* in the problem's units, H = Q̄; does not apply if r̄ is outside the image of Q̄ (‖Q̄β* + r̄‖ above
 *   √ε (‖Q̄‖‖β*‖ + Σ pᵢ‖rᵢ‖)), where the objective has no minimum
 * @throws RangeError if the arrays' lengths do not fit
 */
export function lemma6(data: QuadraticSumData, rankTolerance?: number): Applicable<EquivalentObjective> {
  checkQuadraticSum(data);
  return equivalentObjective(data, data.weights, rankTolerance);
}

/** {@link lemma6} for any positive weights; Lemma 3 has them all equal to one. */
export function equivalentObjective(
  { dimension: d, hessians, linearTerms }: Omit<QuadraticSumData, "weights">,
  weights: ArrayLike<number>,
  rankTolerance?: number,
): Applicable<EquivalentObjective> {
  const hessian = weightedSum(weights, hessians, d * d);
  const linear = weightedSum(weights, linearTerms, d);
  const minimizer = new Float64Array(d);
  multiplyVector(d, d, pseudoInverse(d, hessian, rankTolerance), linear, minimizer);
  for (let j = 0; j < d; j++) minimizer[j] = 0 - minimizer[j];
  // The rᵢ may cancel, so that r̄ is only rounding; the error of Q̄β* + r̄ is relative to their sizes.
  const size = linearTerms.reduce((sum, r, i) => sum + weights[i] * norm(r), 0);
  if (!isStationary(d, hessian, linear, minimizer, size)) {
    return { applies: false, reason: "Σ pᵢrᵢ is not in the image of Σ pᵢQᵢ: the objective is not bounded from below" };
  }
  return { applies: true, minimizer, hessian, constant: 0.5 * dot(linear, minimizer) };
}

/** Whether Qx + r is zero to rounding: at most √ε (‖Q‖‖x‖ + size), in the Frobenius norm, where `size` is that of r. */
export function isStationary(d: number, q: Float64Array, r: Float64Array, x: Float64Array, size = norm(r)): boolean {
  const image = new Float64Array(d);
  multiplyVector(d, d, q, x, image);
  const residual = image.map((value, j) => value + r[j]);
  return norm(residual) <= Math.sqrt(Number.EPSILON) * (norm(q) * norm(x) + size);
}
