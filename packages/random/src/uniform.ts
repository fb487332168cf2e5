import type { Stream } from "./stream.ts";

/** Uniform on [0, 1): a multiple of 2^−53, from two words; never 1, so that 1 − u is never 0. */
export function uniform01(stream: Stream): number {
  const high = stream.nextUint32() >>> 5;
  const low = stream.nextUint32() >>> 6;
  return (high * 67108864 + low) * 1.1102230246251565e-16;
}

/**
 * Uniform on [low, high): low + (high − low) u, from two words. Where low ≠ 0 the sum may round up to high.
 *
 * Throws RangeError unless low ≤ high and high − low is finite.
 */
export function uniformBetween(stream: Stream, low: number, high: number): number {
  const width = high - low;
  if (!(width >= 0 && width < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`an interval needs finite low <= high, got [${low}, ${high})`);
  }
  return low + width * uniform01(stream);
}
