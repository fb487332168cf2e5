import { type Batch, inverseBatchSize } from "../batch.ts";
import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import type { SecondMoment } from "../secondMoment/secondMoment.ts";
import { diagonalDynamics } from "./diagonalDynamics.ts";
import { gapOfModes } from "./gapOfModes.ts";
import type { Accuracy, Decay, Floor, GapAfter, ScaledDynamics } from "./scaledDynamics.ts";
import { spaceDynamics } from "./spaceDynamics.ts";

/**
 * The mean square of SGD-k at constant learning rates α in (0, α*), in the units of the curvatures.
 *
 * Its methods share what they found, for all batch sizes and rates; see `MomentSpace`.
 */
export interface BatchDynamics {
  readonly inverse: number;
  /** α*, to 2e-9 of itself; see `meanSquareLimit`. */
  readonly limit: number;
  /** @throws UndeterminedError if doubles do not tell; RangeError if `rate` is not in (0, α*) */
  readonly decay: (rate: number, accuracy: Accuracy) => Decay;
  /** @throws as `decay` */
  readonly floor: (rate: number, accuracy: Accuracy) => Floor;
  /** Null where there are more than 200 curvatures, unless Hessians are diagonal or there is no chance. */
  readonly gap: BatchGap | null;
}

/**
 * The expected gap on its way from a start, √λ_a v_a'(β − β*), r of them: half of their squares' sum. Where there is noise, it
 * holds what noise and the mean's error do together, α²p(K + K') with K = Σ pᵢQᵢ E(β − β*) εᵢ', which shrinks by 1 − αλ_a a
 * step, slower than the factor.
 *
 * Exact but for rounding of diagonal Hessians and of at most twenty curvatures; of more as far as it was settled.
 */
export interface BatchGap {
  readonly after: (rate: number, start: Float64Array) => GapAfter;
  /**
   * Learns the gap up to so many steps.
   *
   * @param precision - relative, of sums over the path: see `followGap`
   * @returns whether it is known so well
   * @throws UndeterminedError if doubles do not tell
   */
  readonly settle: (rate: number, start: Float64Array, steps: number, precision: number) => boolean;
}

/** Of one problem, for any way of drawing a batch. */
export interface MeanSquareDynamics {
  /** λᵣ. */
  readonly flattest: number;
  /** @throws UndeterminedError if doubles do not tell the exact limit */
  readonly at: (batch: Batch) => BatchDynamics;
}

/**
 * @param noise - what `theoryOfRows` and `theoryOfMatrices` call noise; null for a homogeneous problem
 * @param onPass - told how many passes over the components were made
 * @throws RangeError if Q̄ = 0
 */
export function meanSquareDynamics(
  moment: SecondMoment,
  noise: NoiseMoments | null,
  onPass: (passes: number) => void = () => {},
): MeanSquareDynamics {
  const { eigenvalues } = moment;
  const r = eigenvalues.length;
  if (r === 0) throw new RangeError("meanSquareDynamics: the mean Hessian is zero");
  const unit = eigenvalues[0];
  const scaledNoise = noise === null ? null : inUnitsOf(unit, noise);
  const scaled =
    moment.structure === "diagonal"
      ? diagonalDynamics(moment, scaledNoise)
      : spaceDynamics(moment, scaledNoise, onPass);
  const descent = descentDynamics(eigenvalues);
  return {
    flattest: eigenvalues[r - 1],
    at(batch) {
      const inverse = inverseBatchSize(batch);
      const { limit: limitAt, decay, floor, gap } = inverse === 0 ? descent : scaled;
      const limit = limitAt(inverse) / unit;
      const marginAt = (rate: number): number => {
        if (!(rate > 0 && rate < limit)) {
          throw new RangeError(`the learning rate must lie in (0, ${limit}), found ${rate}`);
        }
        return 1 - rate / limit;
      };
      return {
        inverse,
        limit,
        decay(rate, accuracy) {
          const { deficit, slope } = decay(inverse, rate * unit, marginAt(rate), accuracy);
          return { deficit, slope: slope * unit };
        },
        floor(rate, accuracy) {
          const margin = marginAt(rate);
          if (noise === null) return { value: 0, slope: 0 };
          const { value, slope } = floor(inverse, rate * unit, margin, accuracy);
          return { value, slope: slope * unit };
        },
        gap:
          gap === null
            ? null
            : {
                after: (rate, start) => gap.after(inverse, rate * unit, start),
                settle: (rate, start, steps, precision) =>
                  gap.settle(inverse, rate * unit, marginAt(rate), start, steps, precision),
              },
      };
    },
  };
}

/** Of εᵢ/√λ₁ and Qᵢ/λ₁. */
function inUnitsOf(unit: number, { covariance, stir }: NoiseMoments): NoiseMoments {
  const scale = 1 / unit / Math.sqrt(unit);
  return {
    covariance: covariance.map((entry) => entry / unit),
    stir(mean, out) {
      stir(mean, out);
      for (let e = 0; e < out.length; e++) out[e] *= scale;
    },
  };
}

/** Gradient descent: ρ = max (1 − αλ_a)², without noise. */
function descentDynamics(eigenvalues: Float64Array): ScaledDynamics {
  const λ = eigenvalues.map((own) => own / eigenvalues[0]);
  return {
    limit: () => 2,
    decay(_, rate) {
      const [steep, flat] = [λ[0], λ[λ.length - 1]].map((own) => ({
        deficit: rate * own * (2 - rate * own),
        slope: 2 * own * (1 - rate * own),
      }));
      return steep.deficit < flat.deficit ? steep : flat;
    },
    floor: () => ({ value: 0, slope: 0 }),
    gap: {
      after: (_, rate, start) =>
        gapOfModes(
          0,
          Array.from(λ, (own, a) => ({
            deficit: rate * own * (2 - rate * own),
            share: (start[a] * start[a]) / 2,
            stirred: [],
          })),
          [],
        ),
      settle: () => true,
    },
  };
}
