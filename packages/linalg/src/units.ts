import { LinearAlgebraError } from "./linearAlgebraError.ts";

/** A power of two within a factor of two of `size`, or 1 for 0. Division by it rounds nothing. */
export function powerOfTwoNear(size: number): number {
  if (size === 0) return 1;
  let unit = 1;
  while (unit < size / 2) unit *= 2;
  while (unit > size) unit /= 2;
  return unit;
}

/** The largest |entry|. */
export function largestEntry(entries: ArrayLike<number>): number {
  let largest = 0;
  for (let e = 0; e < entries.length; e++) largest = Math.max(largest, Math.abs(entries[e]));
  return largest;
}

/** Sizes within which squares, cubes and their products neither overflow nor underflow. */
const MODERATE = 1e30;

/** 2^−1022: below it doubles have fewer digits. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** The unit in which numbers of which the largest is `largest` have squares, cubes and products: 1 wherever that will do. */
export function moderateUnit(largest: number): number {
  return largest === 0 || (largest <= MODERATE && largest >= 1 / MODERATE) ? 1 : powerOfTwoNear(largest);
}

/**
 * Entries in a unit, a power of two; the same array where that is 1.
 *
 * @throws LinearAlgebraError if an entry loses digits: it is too small beside the others for any unit
 */
export function inUnits(entries: Float64Array, unit: number): Float64Array {
  if (unit === 1) return entries;
  return entries.map((entry) => {
    const scaled = entry / unit;
    if (entry !== 0 && Math.abs(scaled) < SMALLEST_NORMAL) {
      throw new LinearAlgebraError("inUnits", "entries", `must be within 10³⁰⁷ of each other, one is ${entry}`);
    }
    return scaled;
  });
}

/** Entries in units of {@link moderateUnit}. */
export function moderated(entries: Float64Array): { readonly entries: Float64Array; readonly unit: number } {
  const unit = moderateUnit(largestEntry(entries));
  return { entries: inUnits(entries, unit), unit };
}

/**
 * A number times units.
 *
 * @throws LinearAlgebraError if that is no double with all its digits
 */
export function fromUnits(value: number, ...units: readonly number[]): number {
  const own = units.reduce((product, unit) => product * unit, value);
  if (value !== 0 && !(Math.abs(own) >= SMALLEST_NORMAL && Number.isFinite(own))) {
    throw new LinearAlgebraError("fromUnits", "value", `must be a double in its own units, is ${value} in others`);
  }
  return own;
}
