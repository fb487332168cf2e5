/**
 * The largest learning rate at which a multiplier stays within [−1, 1].
 *
 * **Statement** (Patel 2017, Lemma 15). Let λ_m > 0. Then |1 − 2αλ_m + α²{(1 + γ/k)λ_m² + s/k}| ≤ 1 if and only if
 *
 *     0 ≤ α ≤ 2λ_m / [(1 + γ/k)λ_m² + s/k].
 *
 * The right end is returned. The same holds with t, t + c + σ̄/Eⱼ or s − z̄ for s, which is how Theorems 16, 17 and 21
 * come by their bounds.
 *
 * **As printed**: right; the absolute value is idle, because the multiplier is never negative when γ, s ≥ 0.
 *
 * @param λ - λ_m, positive
 * @param gamma - γ ≥ 0
 * @param dispersion - s, in units of λ²; (1 + γ/k)λ² + s/k must be positive
 * @param inverse - 1/k, 0 for k = ∞
 * @returns a learning rate, in units of 1/λ
 * @throws RangeError if λ or the bracket is not positive, where no such interval exists
 */
export function lemma15(λ: number, gamma: number, dispersion: number, inverse: number): number {
  const curvature = (1 + gamma * inverse) * λ + (dispersion * inverse) / λ;
  if (!(λ > 0 && curvature > 0)) {
    throw new RangeError(`λ and (1 + γ/k)λ + s/(kλ) must be positive, found ${λ} and ${curvature}`);
  }
  return 2 / curvature;
}
