import type { GapAfter } from "./scaledDynamics.ts";

/** A mode of the second moment as the gap sees it. */
export interface Mode {
  /** f, by which it is multiplied a step. */
  readonly factor: number;
  /** Its part of the gap at the start, less the floor. */
  readonly share: number;
  /** What each part of the mean's error adds to it in the first step. */
  readonly stirred: ArrayLike<number>;
}

/** Beyond this the difference of two powers has lost too many of its digits. */
const NEAR = 1e-4;

/**
 * Σᵢ shareᵢ fᵢ^j + Σᵢ_b stirredᵢ_b (ν_b^j − fᵢ^j)/(ν_b − fᵢ): what modes that shrink by themselves leave after j steps, while parts
 * that shrink by ν_b stir them.
 *
 * @param means - ν_b
 */
export function gapOfModes(modes: readonly Mode[], means: ArrayLike<number>): GapAfter {
  return (steps) => {
    const parts = Array.from(means, (base) => ({ base, power: wholePower(base, steps) }));
    let gap = 0;
    for (const { factor, share, stirred } of modes) {
      const power = wholePower(factor, steps);
      gap += share * power;
      for (let b = 0; b < stirred.length; b++) {
        if (stirred[b] === 0) continue;
        const { base, power: other } = parts[b];
        const middle = (base + factor) / 2;
        const near = Math.abs(base - factor) * steps <= NEAR * Math.abs(middle);
        gap += stirred[b] * (near ? steps * wholePower(middle, steps - 1) : (other - power) / (base - factor));
      }
    }
    return gap;
  };
}

/** base^exponent, by squaring. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
