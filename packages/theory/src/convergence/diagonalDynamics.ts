import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import type { DiagonalMoment } from "../secondMoment/secondMoment.ts";
import { gapOfModes } from "./gapOfModes.ts";
import type { ScaledDynamics } from "./scaledDynamics.ts";

/**
 * The dynamics where every Hessian is diagonal, in O(r) and closed form. Entry (a, a) of the second moment is multiplied by
 *
 *     ρ_a = 1 − α (2λ_a − α (λ_a² + p Var(q_a)))
 *
 * a step, no entry beside the diagonal by more than the larger one of its two, and it rests at αpC_aa/(2λ_a − α(λ_a² + p Var(q_a))).
 *
 * @param noise - in units of √λ₁; null for none
 */
export function diagonalDynamics({ eigenvalues, excess }: DiagonalMoment, noise: NoiseMoments | null): ScaledDynamics {
  const r = eigenvalues.length;
  const [unit] = eigenvalues;
  const λ = eigenvalues.map((own) => own / unit);
  // The excess is λ_a Var(q_a).
  const variances = λ.map((_, a) => excess.values[a] / eigenvalues[a] / unit / unit);
  const squares = (a: number, inverse: number): number => λ[a] * λ[a] + inverse * variances[a];
  const restOf = (a: number, inverse: number, rate: number): number => 2 * λ[a] - rate * squares(a, inverse);
  /** Σ pᵢ(qᵢ)_a(εᵢ)_a. */
  const coupling = (a: number, { stir }: NoiseMoments): number => {
    const mean = new Float64Array(r);
    const out = new Float64Array(r * r);
    mean[a] = 1;
    stir(mean, out);
    return out[a * r + a] / 2;
  };
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
        const rest = restOf(a, inverse, rate);
        const own = (λ[a] * inverse * noise.covariance[a * r + a]) / 2;
        value += (own * rate) / rest;
        slope += (own * 2 * λ[a]) / rest / rest;
      }
      return { value, slope };
    },
    gap: {
      after(inverse, rate, start) {
        let floor = 0;
        const modes = Array.from(λ, (own, a) => {
          const rest = restOf(a, inverse, rate);
          const stirred = new Float64Array(noise === null ? 0 : r);
          let atRest = 0;
          if (noise !== null) {
            atRest = (own * rate * inverse * noise.covariance[a * r + a]) / rest / 2;
            stirred[a] = rate * inverse * rate * coupling(a, noise) * Math.sqrt(own) * start[a];
          }
          floor += atRest;
          return { deficit: rate * rest, share: (start[a] * start[a]) / 2 - atRest, stirred };
        });
        return gapOfModes(
          floor,
          modes,
          λ.map((own) => rate * own),
        );
      },
      settle: () => true,
    },
  };
}
