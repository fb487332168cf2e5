import { multiplyHigh } from "./philox/multiplyHigh.ts";
import type { Stream } from "./stream.ts";

/** `uniformIndex` without its check, for loops that have checked 1 ≤ n < 2^32. */
export function uniformIndexUnchecked(stream: Stream, n: number): number {
  let word = stream.nextUint32();
  let low = Math.imul(word, n) >>> 0;
  if (low < n) {
    const threshold = (4294967296 - n) % n;
    while (low < threshold) {
      word = stream.nextUint32();
      low = Math.imul(word, n) >>> 0;
    }
  }
  return multiplyHigh(word, n >>> 16, n & 0xffff) >>> 0;
}

/**
 * Integer uniform on 0 … n − 1, without bias, 1 ≤ n ≤ 2^32; RangeError otherwise.
 *
 * The upper half of word · n, words of an incomplete class rejected (probability below n / 2^32). Lemire, "Fast random
 * integer generation in an interval", ACM TOMACS 29 (2019).
 */
export function uniformIndex(stream: Stream, n: number): number {
  if (!(Number.isInteger(n) && n >= 1 && n <= 4294967296)) {
    throw new RangeError(`n must be an integer from 1 to 2^32, got ${n}`);
  }
  return n === 4294967296 ? stream.nextUint32() : uniformIndexUnchecked(stream, n);
}
