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
 * Four words at a time, path[0 … end − 1] are added (exclusive or) to the state, which Philox under the key then permutes,
 * as in CBC-MAC. Missing words of the last block count as 0.
 */
export function absorb(state: Uint32Array, path: ArrayLike<number>, end: number, key: readonly [number, number]): void {
  for (let i = 0; i < end; i += 4) {
    philox4x32(
      state[0] ^ path[i],
      state[1] ^ (path[i + 1] ?? 0),
      state[2] ^ (path[i + 2] ?? 0),
      state[3] ^ (path[i + 3] ?? 0),
      key[0],
      key[1],
      state,
    );
  }
}
