import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, checkGap, checkLearningRate, constantObjective } from "./bound.ts";
import { upperIndex } from "./equation18.ts";
import type { GapMultiplier } from "./lemma14.ts";
import { multiplier } from "./multiplier.ts";
import type { GradientNoise } from "./secondMoments.ts";

export interface GapBound extends GapMultiplier {
  /** What the bound adds to the multiplied gap. */
  addend: number;
  /** multiplier · E[gap_j] + addend. */
  gap: number;
}

/**
 * An upper bound of the expected gap after one step of SGD-k on an inhomogeneous problem.
 *
 * **Statement** (Patel 2017, Lemma 20). For k ∈ ℕ and any c > 0,
 *
 *     E[gap_{j+1}] ≤ E[gap_j] [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + (t + c)/k}] + (α²/k) σ̄(c)
 *
 * with m = r if 0 ≤ α ≤ 2/[(1 + γ/k)(λ₁ + λᵣ)], m = 1 otherwise, and σ̄ of {@link sigmaBar}.
 *
 * **As printed**: right, and it holds for every c > 0, not only for some. On the event of a zero gap the proof says "just
 * as in Theorem 17", which bounds the gap by a multiple of zero; there E[gap_{j+1}] is (α²/k)(β*'F̄β* + 2m̄'β* + φ̄) instead,
 * and the bound holds by its second line.
 *
 * @param geometry - λ, γ, t; any admissible γ
 * @param noise - of the same problem
 * @param gap - E[gap_j] ≥ 0
 * @param batchSize - k; `"inf"` gives eq. (18)
 * @param learningRate - α, of either sign
 * @param c - ≥ 0, in units of λ²; 0 is allowed where the coupling is zero (the limit c → 0)
 * @throws RangeError if an argument is out of range
 */
export function lemma20(
  geometry: LocalGeometry,
  noise: GradientNoise,
  gap: number,
  batchSize: Batch,
  learningRate: number,
  c: number,
): Applicable<GapBound> {
  const inverse = inverseBatchSize(batchSize);
  checkLearningRate(learningRate);
  checkGap(gap);
  const σ = sigmaBar(noise, c);
  if (geometry.rank === 0) return constantObjective;
  const { eigenvalues, gamma, t } = geometry;
  const index = upperIndex(geometry, inverse, learningRate);
  const factor = multiplier(eigenvalues[index - 1], gamma, t + c, inverse, learningRate);
  const addend = inverse * learningRate * σ * learningRate;
  return { applies: true, index, multiplier: factor, addend, gap: factor * gap + addend };
}

/**
 * σ̄(c) = β*'F̄β* + 2m̄'β* + φ̄ + (F̄β* + m̄)'Q̄†(F̄β* + m̄)/c of Theorem 21, in units of gap × λ².
 *
 * @throws RangeError unless c is positive and finite, or 0 with a coupling of zero
 */
export function sigmaBar({ noise, coupling }: GradientNoise, c: number): number {
  if (c === 0 && coupling === 0) return noise;
  if (!(c > 0 && c < Number.POSITIVE_INFINITY)) throw new RangeError(`c must be positive and finite, found ${c}`);
  return noise + coupling / c;
}
