import type { Stream } from "./stream.ts";
import { uniformIndexUnchecked } from "./uniformIndex.ts";

/**
 * A function that draws batches of k different indices out of 0 … n − 1, one index a call: calls 1 to k give the first batch,
 * the next k the second, and so on. Every ordered batch has the same probability, and batches are independent.
 *
 * The first k steps of Fisher and Yates on an array that is put back in order after a batch: a batch costs O(k), takes k
 * words (k − 1 if k = n, where the last index is left over), repeats as `uniformIndex` does, and depends on the stream alone.
 * Whoever leaves a batch unfinished must not go on with the same function.
 *
 * Throws RangeError unless 1 ≤ k ≤ n < 2^31 are integers.
 */
export function distinctIndexSampler(n: number, k: number): (stream: Stream) => number {
  if (!(Number.isInteger(n) && n >= 1 && n < 2147483648)) {
    throw new RangeError(`n must be an integer from 1 to 2^31 - 1, got ${n}`);
  }
  if (!(Number.isInteger(k) && k >= 1 && k <= n)) throw new RangeError(`k must be an integer from 1 to ${n}, got ${k}`);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  const places = new Uint32Array(k);
  let drawn = 0;
  return (stream) => {
    const left = n - drawn;
    const place = drawn + (left > 1 ? uniformIndexUnchecked(stream, left) : 0);
    const index = order[place];
    order[place] = order[drawn];
    order[drawn] = index;
    places[drawn] = place;
    drawn += 1;
    if (drawn === k) restore();
    return index;
  };

  /** Undoes the exchanges, the last one first. */
  function restore(): void {
    while (drawn > 0) {
      drawn -= 1;
      const place = places[drawn];
      const index = order[drawn];
      order[drawn] = order[place];
      order[place] = index;
    }
  }
}
