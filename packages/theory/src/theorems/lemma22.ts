import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, checkGap, checkLearningRate, constantObjective } from "./bound.ts";
import { lemma14 } from "./lemma14.ts";
import type { GapBound } from "./lemma20.ts";
import { multiplier } from "./multiplier.ts";
import type { GradientNoise } from "./secondMoments.ts";

/**
 * A lower bound of the expected gap after one step of SGD-k on an inhomogeneous problem, given the iterate.
 *
 * **Statement** (Patel 2017, Lemma 22). Let S = β*'F̄β* + 2m̄'β* + φ̄, z̄ = (F̄β* + m̄)'Q̄†(F̄β* + m̄)/S, s of eq. (5), m of
 * Lemma 14, k ∈ ℕ. If γλ_m² + s − z̄ > 0 then for any ρ₁, ρ₂ ∈ (0, 1]
 *
 *     E[gap_{j+1} | θⱼ] ≥ ρ₁ gap_j [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + (s − z̄)/k}]
 *                       + ρ₂ (α²/k) S (1 − (α²/k)z̄ / {(1 − ρ₁)[1 − 2αλ_m + α²{(1 + γ/k)λ_m² + s/k}] + ρ₁(α²/k)z̄}).
 *
 * ρ₂ = 1 is always best. With ρ₁ = 1 the second line is zero: Lemma 14 with the penalty z̄.
 *
 * **As printed**: the display is right. The proof bounds v'(F̄β* + m̄) from above by Cauchy–Schwarz and needs it from below,
 * that is, |v'(F̄β* + m̄)|. S > 0 is tacitly assumed (z̄ is 0/0 for a homogeneous problem), and so is α ≠ 0 and F̄β* + m̄ ≠ 0
 * where Lemma 26 asks for c₂, c₃ > 0; at both the bound holds as a limit. The hypothesis depends on α through m.
 *
 * @param geometry - λ, γ, s; any admissible γ
 * @param noise - of the same problem
 * @param gap - gap_j = (θⱼ − β*)'Q̄(θⱼ − β*) ≥ 0
 * @param batchSize - k, a positive integer; at `"inf"` there is no noise: Lemma 14
 * @param learningRate - α, of either sign
 * @param rho1 - ρ₁ ∈ (0, 1]
 * @param rho2 - ρ₂ ∈ (0, 1]
 * @returns m, ρ₁ times the first bracket, the second line, and their sum; does not apply where a hypothesis fails
 * @throws RangeError if an argument is out of range
 */
export function lemma22(
  geometry: LocalGeometry,
  noise: GradientNoise,
  gap: number,
  batchSize: Batch,
  learningRate: number,
  rho1 = 1,
  rho2 = 1,
): Applicable<GapBound> {
  const inverse = inverseBatchSize(batchSize);
  checkLearningRate(learningRate);
  checkGap(gap);
  checkShare("ρ₁", rho1);
  checkShare("ρ₂", rho2);
  const lower = lemma14(geometry, batchSize, learningRate);
  if (!lower.applies) return constantObjective;
  if (inverse === 0) return { applies: false, reason: "k = ∞: gradient descent has no noise; use Lemma 14" };
  if (!(noise.noise > 0)) return { applies: false, reason: "the problem is homogeneous: z̄ is not defined" };

  const { gamma, s, eigenvalues } = geometry;
  const λ = eigenvalues[lower.index - 1];
  const z = noise.coupling / noise.noise;
  if (!(gamma * λ * λ + s - z > 0)) {
    return { applies: false, reason: `γλ_m² + s − z̄ must be positive, it is ${gamma * λ * λ + s - z}` };
  }
  const factor = rho1 * multiplier(λ, gamma, s - z, inverse, learningRate);
  const penalty = inverse * learningRate * z * learningRate;
  const share = penalty === 0 ? 1 : 1 - penalty / ((1 - rho1) * lower.multiplier + rho1 * penalty);
  // Equal to zero, not to rounding, at ρ₁ = 1; never negative by Lemma 26.
  const addend = rho2 * inverse * learningRate * noise.noise * learningRate * Math.max(0, share);
  return { applies: true, index: lower.index, multiplier: factor, addend, gap: factor * gap + addend };
}

function checkShare(name: string, share: number): void {
  if (!(share > 0 && share <= 1)) throw new RangeError(`${name} must lie in (0, 1], found ${share}`);
}
