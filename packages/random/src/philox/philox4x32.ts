import {
  MULTIPLIER_0,
  MULTIPLIER_0_LOWER,
  MULTIPLIER_0_UPPER,
  MULTIPLIER_1,
  MULTIPLIER_1_LOWER,
  MULTIPLIER_1_UPPER,
  ROUNDS,
  WEYL_0,
  WEYL_1,
} from "./constants.ts";
import { multiplyHigh } from "./multiplyHigh.ts";

/**
 * out[0..3] = Philox4x32-10 of the counter c₀…c₃ under the key k₀, k₁: a bijection of the 2^128 counters for every key.
 *
 * Words are 32-bit integers, signed or not. Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011; word order as in their Random123.
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(c0, MULTIPLIER_0_UPPER, MULTIPLIER_0_LOWER);
    const high1 = multiplyHigh(c2, MULTIPLIER_1_UPPER, MULTIPLIER_1_LOWER);
    const low0 = Math.imul(c0, MULTIPLIER_0);
    const low1 = Math.imul(c2, MULTIPLIER_1);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
