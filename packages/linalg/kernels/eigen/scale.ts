/** Scaling by powers of two, which is exact, so that no square overflows and what matters does not underflow. */
import { scaleVector } from "./vector";

/** Bits of 2^(−1000): below it the scale's inverse would overflow. */
const SMALLEST: u64 = 0x0170000000000000;
const EXPONENT: u64 = 0x7ff0000000000000;

/** The power of two s ≥ 2^(−1000) with 1 ≤ largest / s < 2, if there is one; 1 for 0. */
export function powerOfTwoNear(largest: f64): f64 {
  if (largest === 0) return 1;
  return reinterpret<f64>(max(reinterpret<u64>(largest) & EXPONENT, SMALLEST));
}

/** The lower triangle of a (n×n) ← itself / scale. */
export function scaleLower(n: i32, a: usize, scale: f64): void {
  const inverse = 1 / scale;
  const row = (<usize>n) << 3;
  for (let i = 0; i < n; i++, a += row) scaleVector(i + 1, inverse, a);
}
