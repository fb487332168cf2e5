import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Bound, checkGap, constantObjective } from "./bound.ts";
import { lemma15 } from "./lemma15.ts";
import { sigmaBar } from "./lemma20.ts";
import type { GradientNoise } from "./secondMoments.ts";

/**
 * The convergence bound of an inhomogeneous problem, which depends on the gap Eⱼ = E[(θⱼ − β*)'Q̄(θⱼ − β*)].
 *
 * **Statement** (Patel 2017, Theorem 21). For k ∈ ℕ, c > 0 and T = t + c + σ̄(c)/Eⱼ, if
 *
 *     0 < α < 2λ / [(1 + γ/k) λ² + T/k],  λ = λ₁ if T/(λ₁λᵣ) − γ ≤ k, λ = λᵣ if T/(λ₁λᵣ) − γ ≥ k,
 *
 * then Eⱼ₊₁ < Eⱼ. As Eⱼ → 0 with c fixed the bound is 2kλᵣEⱼ/σ̄ to first order.
 *
 * **As printed**: the proof writes E_k for Eⱼ in every bound. It holds for every c > 0 and every admissible γ, not only
 * for some. Eⱼ > 0 is tacitly assumed. "α must be approximately less than 2kλᵣEⱼ/σ̄" is what the theorem can promise,
 * not what the problem demands.
 *
 * @param geometry - λ, γ, t; any admissible γ
 * @param noise - of the same problem
 * @param gap - Eⱼ ≥ 0
 * @param batchSize - k; for `"inf"` the bound is Theorem 17's
 * @param c - > 0, in units of λ²; default the best one, {@link theorem21BestC}
 * @returns a learning rate, in units of 1/λ; does not apply at Eⱼ = 0 for a finite k
 * @throws RangeError if an argument is out of range
 */
export function theorem21(
  geometry: LocalGeometry,
  noise: GradientNoise,
  gap: number,
  batchSize: Batch,
  c?: number,
): Bound {
  const inverse = inverseBatchSize(batchSize);
  checkGap(gap);
  if (geometry.rank === 0) return constantObjective;
  if (gap === 0 && inverse > 0) {
    return { applies: false, reason: "the optimality gap is zero and cannot shrink" };
  }
  const { eigenvalues, rank, gamma, t } = geometry;
  if (inverse === 0) return { applies: true, learningRate: lemma15(eigenvalues[0], gamma, t, inverse) };
  const penalty = c ?? theorem21BestC(noise, gap);
  const dispersion = t + penalty + sigmaBar(noise, penalty) / gap;
  const large = (dispersion / eigenvalues[0] / eigenvalues[rank - 1] - gamma) * inverse <= 1;
  return { applies: true, learningRate: lemma15(eigenvalues[large ? 0 : rank - 1], gamma, dispersion, inverse) };
}

/**
 * The c that makes Theorem 21's bound largest: c = √((F̄β* + m̄)'Q̄†(F̄β* + m̄)/Eⱼ), in units of λ².
 *
 * The bound falls with T = t + c + σ̄(c)/Eⱼ, which depends on c through c + A/(cEⱼ); that is smallest at c = √(A/Eⱼ), where
 * T = t + (β*'F̄β* + 2m̄'β* + φ̄)/Eⱼ + 2√(A/Eⱼ). Zero, a limit, where A = 0. Not in the paper.
 *
 * @param gap - Eⱼ > 0
 * @throws RangeError if `gap` is not positive and finite
 */
export function theorem21BestC({ coupling }: GradientNoise, gap: number): number {
  checkGap(gap);
  if (gap === 0) throw new RangeError("the best c is not defined at an optimality gap of zero");
  return Math.sqrt(coupling / gap);
}
