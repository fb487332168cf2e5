import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, checkLearningRate, constantObjective } from "./bound.ts";
import type { GapMultiplier } from "./lemma14.ts";
import { multiplier } from "./multiplier.ts";

/**
 * An upper bound of the expected gap after one step of SGD-k on a homogeneous problem, the counterpart of Lemma 14.
 *
 * **Statement** (Patel 2017, Appendix B, eq. (18)). E[gap_{j+1}] ≤ E[gap_j] · [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + t/k}] with
 * t of eq. (11), m = 1 for α < 0 or α ≥ 2/[(1 + γ/k)(λ₁ + λᵣ)], and m = r otherwise.
 *
 * At the border both m give the same multiplier; r is returned there.
 *
 * @param geometry - λ descending and positive, γ, t; any admissible γ
 * @param batchSize - k, or a batch without replacement
 * @param learningRate - α, of either sign
 * @returns m counted from 1, and the bracket
 * @throws RangeError if k or α is out of range
 */
export function equation18(geometry: LocalGeometry, batchSize: Batch, learningRate: number): Applicable<GapMultiplier> {
  const inverse = inverseBatchSize(batchSize);
  checkLearningRate(learningRate);
  if (geometry.rank === 0) return constantObjective;
  const { eigenvalues, gamma, t } = geometry;
  const index = upperIndex(geometry, inverse, learningRate);
  return { applies: true, index, multiplier: multiplier(eigenvalues[index - 1], gamma, t, inverse, learningRate) };
}

/** m of eq. (18) and of Lemma 20: where eq. (7) is largest; counted from 1. */
export function upperIndex({ eigenvalues, rank, gamma }: LocalGeometry, inverse: number, learningRate: number): number {
  const border = 2 / ((1 + gamma * inverse) * (eigenvalues[0] + eigenvalues[rank - 1]));
  return learningRate >= 0 && learningRate <= border ? rank : 1;
}
