import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, checkLearningRate, constantObjective } from "./bound.ts";
import { multiplier } from "./multiplier.ts";

/** The m of a lemma, counted from 1, and the factor it gives the expected gap. */
export interface GapMultiplier {
  index: number;
  multiplier: number;
}

/**
 * A lower bound of the expected gap after one step of SGD-k on a homogeneous problem.
 *
 * **Statement** (Patel 2017, Lemma 14). E[gap_{j+1}] ≥ E[gap_j] · [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + s/k}] with s of
 * eq. (5) and
 *
 * 1. m = r if α ≥ 2/[(1 + γ/k)(λᵣ + λᵣ₋₁)] or α < 0,
 * 2. m ∈ {2, …, r − 1} if 2/[(1 + γ/k)(λ_m + λ_{m−1})] ≤ α ≤ 2/[(1 + γ/k)(λ_m + λ_{m+1})],
 * 3. m = 1 if 0 ≤ α ≤ 2/[(1 + γ/k)(λ₁ + λ₂)].
 *
 * λ_m is the eigenvalue at which 1 − 2αλ + α²(1 + γ/k)λ², eq. (7), is smallest.
 *
 * **As printed**: the three cases presuppose r ≥ 2. For r = 1 case 1 needs λ₀ and case 3 needs λ₂, which is 0 or does
 * not exist; then m = 1 for every α. With repeated eigenvalues the proof's "is equivalent to" is only "implies", but the
 * λ_m that the cases choose is right. At a border α belongs to two cases of equal multiplier; the smaller m is returned.
 *
 * @param geometry - λ descending and positive, γ, s; any admissible γ
 * @param batchSize - k, or a batch without replacement
 * @param learningRate - α, of either sign
 * @returns m counted from 1, and the bracket
 * @throws RangeError if k or α is out of range
 */
export function lemma14(geometry: LocalGeometry, batchSize: Batch, learningRate: number): Applicable<GapMultiplier> {
  const inverse = inverseBatchSize(batchSize);
  checkLearningRate(learningRate);
  const { eigenvalues: λ, rank, gamma, s } = geometry;
  if (rank === 0) return constantObjective;
  let index = rank;
  if (learningRate >= 0) {
    for (index = 1; index < rank; index++) {
      if (learningRate <= 2 / ((1 + gamma * inverse) * (λ[index - 1] + λ[index]))) break;
    }
  }
  return { applies: true, index, multiplier: multiplier(λ[index - 1], gamma, s, inverse, learningRate) };
}
