import type { Stream } from "./stream.ts";
import { uniformIndexUnchecked } from "./uniformIndex.ts";

/**
 * A permutation of 0 … n − 1, each of the n! with equal probability (up to the stream's 128 bits); 0 ≤ n < 2^31, else
 * RangeError. Fisher and Yates, in Durstenfeld's order from the end (CACM 7, 1964, algorithm 235).
 */
export function permutation(stream: Stream, n: number): Uint32Array {
  if (!(Number.isInteger(n) && n >= 0 && n < 2147483648)) {
    throw new RangeError(`n must be an integer from 0 to 2^31 - 1, got ${n}`);
  }
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = uniformIndexUnchecked(stream, i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
