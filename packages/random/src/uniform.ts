import { checkRange } from "./checkRange.ts";
import type { Stream } from "./stream.ts";
import { isPlain } from "./wasm/drawWords.ts";
import { fillUniformsInBulk } from "./wasm/fillInBulk.ts";

/** From so many on, the call of the kernels costs less than it saves. */
const BULK = 8;

/** Uniform on [0, 1): a multiple of 2^−53, from two words; never 1, so that 1 − u is never 0. */
export function uniform01(stream: Stream): number {
  const high = stream.nextUint32() >>> 5;
  const low = stream.nextUint32() >>> 6;
  return (high * 67108864 + low) * 1.1102230246251565e-16;
}

/**
 * out[start … end − 1] = uniform01, again and again. Throws RangeError unless 0 ≤ start ≤ end ≤ out.length.
 */
export function fillUniform01(stream: Stream, out: Float64Array, start = 0, end = out.length): void {
  checkRange(start, end, out.length);
  if (end - start >= BULK && isPlain(stream)) fillUniformsInBulk(stream, out, start, end);
  else for (let i = start; i < end; i++) out[i] = uniform01(stream);
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
