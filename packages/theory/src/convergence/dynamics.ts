import { type Batch, inverseBatchSize } from "../batch.ts";
import { UndeterminedError } from "../localTheory/undetermined.ts";
import { limitOfMoment } from "../secondMoment/limitOfMoment.ts";
import type { SecondMoment } from "../secondMoment/secondMoment.ts";
import { diagonalDynamics } from "./diagonalDynamics.ts";
import { spaceDynamics } from "./spaceDynamics.ts";

/** 1 − ρ(α), to its own relative accuracy where ρ is next to one, and its derivative by α. */
export interface Decay {
  readonly deficit: number;
  readonly slope: number;
}

/** The expected gap at rest, and its derivative by α. */
export interface Floor {
  readonly value: number;
  readonly slope: number;
}

/** How well a number must be known: as a search needs it, or as it may be printed, proven where it is found by iteration. */
export type Accuracy = "search" | "final";

/**
 * The mean square of SGD-k at constant learning rates α in (0, α*), in the units of the curvatures.
 *
 * Its methods share what they found, for all batch sizes and rates; see `MomentSpace`.
 */
export interface BatchDynamics {
  readonly inverse: number;
  /** α*. */
  readonly limit: number;
  /** @throws UndeterminedError if doubles do not tell; RangeError if `rate` is not in (0, α*) */
  readonly decay: (rate: number, accuracy: Accuracy) => Decay;
  /** @throws as `decay` */
  readonly floor: (rate: number, accuracy: Accuracy) => Floor;
}

/** Of one problem, for any way of drawing a batch. */
export interface MeanSquareDynamics {
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  readonly at: (batch: Batch) => BatchDynamics;
}

/** What the dynamics at one inverse batch size are, α in units of 1/λ₁, and 1 − α/α* given. */
export interface ScaledDynamics {
  readonly decay: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Decay;
  /** Of C/λ₁. */
  readonly floor: (inverse: number, rate: number, margin: number, accuracy: Accuracy) => Floor;
}

/**
 * @param noise - C = Σ pᵢεᵢεᵢ' in Q̄'s eigenbasis, r×r, see `noiseOfGradients`; null for a homogeneous problem
 * @param onPass - told how many passes over the components were made
 * @throws RangeError if Q̄ = 0
 */
export function meanSquareDynamics(
  moment: SecondMoment,
  noise: Float64Array | null,
  onPass: (passes: number) => void = () => {},
): MeanSquareDynamics {
  const { eigenvalues } = moment;
  const r = eigenvalues.length;
  if (r === 0) throw new RangeError("meanSquareDynamics: the mean Hessian is zero");
  const unit = eigenvalues[0];
  const scaledNoise = noise === null ? null : noise.map((entry) => entry / unit);
  const scaled =
    moment.structure === "diagonal"
      ? diagonalDynamics(moment, scaledNoise)
      : spaceDynamics(moment, scaledNoise, onPass);
  const descent = descentDynamics(eigenvalues);
  return {
    eigenvalues,
    at(batch) {
      const inverse = inverseBatchSize(batch);
      const limit = limitOfMoment(moment, batch);
      if (!limit.applies) throw new UndeterminedError(limit.reason);
      const { decay, floor } = inverse === 0 ? descent : scaled;
      const marginAt = (rate: number): number => {
        if (!(rate > 0 && rate < limit.learningRate)) {
          throw new RangeError(`the learning rate must lie in (0, ${limit.learningRate}), found ${rate}`);
        }
        return 1 - rate / limit.learningRate;
      };
      return {
        inverse,
        limit: limit.learningRate,
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
      };
    },
  };
}

/** Gradient descent: ρ = max (1 − αλ_a)², without noise. */
function descentDynamics(eigenvalues: Float64Array): ScaledDynamics {
  const ends = [1, eigenvalues[eigenvalues.length - 1] / eigenvalues[0]];
  return {
    decay(_, rate) {
      const [steep, flat] = ends.map((λ) => ({
        deficit: rate * λ * (2 - rate * λ),
        slope: 2 * λ * (1 - rate * λ),
      }));
      return steep.deficit < flat.deficit ? steep : flat;
    },
    floor: () => ({ value: 0, slope: 0 }),
  };
}
