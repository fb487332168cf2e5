import { philox4x32 } from "./philox/philox4x32.ts";

const TWO_32 = 4294967296;

/** A seed as Philox's key. Throws RangeError unless it is an integer, 0 ≤ seed ≤ 2^53 − 1. */
export function seedKey(seed: number): [number, number] {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be an integer from 0 to 2^53 - 1, got ${seed}`);
  }
  return [(seed % TWO_32) | 0, Math.floor(seed / TWO_32)];
}

/**
 * Four words at a time, path[start … end − 1] are added (exclusive or) to the state, which Philox under the key then
 * permutes, as in CBC-MAC; the last block is filled up with zeros.
 */
export function absorb(
  state: Uint32Array,
  path: ArrayLike<number>,
  start: number,
  end: number,
  [key0, key1]: readonly [number, number],
): void {
  const word = (i: number): number => (i < end ? path[i] : 0);
  for (let i = start; i < end; i += 4) {
    philox4x32(
      state[0] ^ word(i),
      state[1] ^ word(i + 1),
      state[2] ^ word(i + 2),
      state[3] ^ word(i + 3),
      key0,
      key1,
      state,
    );
  }
}
