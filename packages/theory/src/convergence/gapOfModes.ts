import { powerOf } from "./powers.ts";
import type { GapAfter } from "./scaledDynamics.ts";

/** A mode of the second moment as the gap sees it. */
export interface Mode {
  /** 1 − f of the factor f by which it is multiplied a step. */
  readonly deficit: number;
  /** Its part of the gap at the start, less what it rests at. */
  readonly share: number;
  /** What each part of the mean's error adds to it in the first step. */
  readonly stirred: ArrayLike<number>;
}

/** Beyond this the difference of two powers has lost too many of its digits. */
const NEAR = 1e-4;

/**
 * floor + Σᵢ shareᵢ fᵢ^j + Σᵢ_b stirredᵢ_b (ν_b^j − fᵢ^j)/(ν_b − fᵢ): what modes that shrink by themselves leave after j steps, while parts
 * that shrink by ν_b stir them.
 *
 * @param means - 1 − ν_b
 */
export function gapOfModes(floor: number, modes: readonly Mode[], means: ArrayLike<number>): GapAfter {
  return (steps) => {
    const parts = Array.from(means, (mean) => ({ mean, power: powerOf(mean, steps) }));
    let gap = floor;
    for (const { deficit, share, stirred } of modes) {
      const power = powerOf(deficit, steps);
      gap += share * power;
      for (let b = 0; b < stirred.length; b++) {
        if (stirred[b] === 0) continue;
        const { mean, power: other } = parts[b];
        const middle = (mean + deficit) / 2;
        const near = Math.abs(deficit - mean) * steps <= NEAR * Math.abs(1 - middle);
        gap += stirred[b] * (near ? steps * powerOf(middle, steps - 1) : (other - power) / (deficit - mean));
      }
    }
    return gap;
  };
}
