/**
 * The factor by which one step of SGD-k changes the part of the gap along one eigenvalue,
 *
 *     1 − 2αλ + α²{(1 + γ/k)λ² + x/k},
 *
 * common to Lemmas 14, 15, 20, 22 and eq. (18), where x is s, t, t + c or s − z̄. It is computed as
 * (1 − αλ)² + α²(γλ² + x)/k, which cannot cancel while γλ² + x ≥ 0.
 *
 * @param λ - an eigenvalue of Q̄, positive
 * @param dispersion - x, in units of λ²
 * @param inverse - 1/k
 */
export function multiplier(
  λ: number,
  gamma: number,
  dispersion: number,
  inverse: number,
  learningRate: number,
): number {
  const contraction = 1 - learningRate * λ;
  const noise = gamma * (learningRate * λ) * (learningRate * λ) + learningRate * dispersion * learningRate;
  return contraction * contraction + inverse * noise;
}
