import type { MomentMap } from "../secondMoment/secondMoment.ts";

/**
 * P becomes its image by a step, P − α(Q̄P + PQ̄) + α²[(1 − p) Q̄PQ̄ + p Σ pᵢQᵢPQᵢ], over `divisor`: r×r, in Q̄'s eigenbasis and units
 * of λ₁.
 *
 * @param λ - λ₁ … λᵣ over λ₁
 * @param rate - αλ₁
 * @param noisy - r×r, scratch
 */
export function stepMomentInPlace(
  moment: MomentMap,
  λ: Float64Array,
  inverse: number,
  rate: number,
  p: Float64Array,
  noisy: Float64Array,
  divisor = 1,
): void {
  const r = λ.length;
  moment.apply(p, noisy);
  for (let a = 0, e = 0; a < r; a++) {
    for (let b = 0; b < r; b++, e++) {
      const still = (1 - rate * λ[a]) * (1 - rate * λ[b]) - inverse * rate * rate * λ[a] * λ[b];
      p[e] = (still * p[e] + inverse * rate * rate * noisy[e]) / divisor;
    }
  }
}
