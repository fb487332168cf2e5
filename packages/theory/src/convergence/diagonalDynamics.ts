import type { DiagonalMoment } from "../secondMoment/secondMoment.ts";
import type { ScaledDynamics } from "./scaledDynamics.ts";

/**
 * The dynamics where every Hessian is diagonal, in O(r) and closed form. Entry (a, a) of the second moment is multiplied by
 *
 *     ρ_a = 1 − α (2λ_a − α (λ_a² + p Var(q_a)))
 *
 * a step, no entry beside the diagonal by more than the larger one of its two, and it rests at αpC_aa/(2λ_a − α(λ_a² + p Var(q_a))).
 *
 * @param noise - C/λ₁, r×r, of which the diagonal counts; null for none
 */
export function diagonalDynamics({ eigenvalues, excess }: DiagonalMoment, noise: Float64Array | null): ScaledDynamics {
  const r = eigenvalues.length;
  const [unit] = eigenvalues;
  const λ = eigenvalues.map((own) => own / unit);
  // The excess is λ_a Var(q_a).
  const variances = λ.map((_, a) => excess.values[a] / eigenvalues[a] / unit / unit);
  const squares = (a: number, inverse: number): number => λ[a] * λ[a] + inverse * variances[a];
  return {
    limit: (inverse) => Math.min(...λ.map((own, a) => (2 * own) / squares(a, inverse))),
    decay(inverse, rate) {
      let slowest = { deficit: Number.POSITIVE_INFINITY, slope: 0 };
      for (let a = 0; a < r; a++) {
        const square = squares(a, inverse);
        const deficit = rate * (2 * λ[a] - rate * square);
        if (deficit < slowest.deficit) slowest = { deficit, slope: 2 * λ[a] - 2 * rate * square };
      }
      return slowest;
    },
    floor(inverse, rate) {
      let value = 0;
      let slope = 0;
      for (let a = 0; noise !== null && a < r; a++) {
        const square = squares(a, inverse);
        const rest = 2 * λ[a] - rate * square;
        const own = (λ[a] * inverse * noise[a * r + a]) / 2;
        value += (own * rate) / rest;
        slope += (own * 2 * λ[a]) / rest / rest;
      }
      return { value, slope };
    },
    gapAfter: null,
  };
}
