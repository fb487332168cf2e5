/** Two sines and cosines of turns at once, the operations of src/math/sinCosTurns.ts in their order. */
import { entry, lineOfEntries } from "./table";

/** π/2 in two parts and the sine's polynomial in t²; π²/8 and the cosine's; ½, 2, 1; 2^52. */
const SINE = memory.data<f64>([
  1.5707963267948966, 6.123233995736766e-17, -0.6459640975062462, 0.07969262624614423, -0.004681754134254207,
  0.00016044116661409423, -3.5987029509735105e-6, 5.642225369163528e-8,
]);
const COSINE = memory.data<f64>([
  1.2337005501361697, 0.25366950790104803, -0.02086348076335072, 0.0009192602747348447, -2.520204058766049e-5,
  4.7107369689597817e-7, -6.337544035925102e-9, 0.5, 2, 1, 4503599627370496,
]);

/**
 * The integer next to a number of quarter-turns in [0, 4): 0 … 4.
 * @inline
 */
export function nearestQuarter(quarters: v128): v128 {
  const beyond = f64x2.add(quarters, entry(COSINE, 7));
  // Rounded to an integer where doubles have no fractions, and one less if that was upwards.
  const integer = f64x2.sub(f64x2.add(beyond, entry(COSINE, 10)), entry(COSINE, 10));
  return f64x2.sub(integer, v128.and(f64x2.gt(integer, beyond), entry(COSINE, 9)));
}

/**
 * sin(t π/2) for |t| ≤ ½.
 * @inline
 */
export function sinQuarters(t: v128): v128 {
  const z = f64x2.mul(t, t);
  const w = f64x2.mul(z, z);
  const first = lineOfEntries(SINE, 2, z);
  const second = lineOfEntries(SINE, 4, z);
  const third = lineOfEntries(SINE, 6, z);
  const remainder = f64x2.add(first, f64x2.mul(w, f64x2.add(second, f64x2.mul(w, third))));
  const low = f64x2.add(f64x2.mul(t, entry(SINE, 1)), f64x2.mul(f64x2.mul(t, z), remainder));
  return f64x2.add(f64x2.mul(t, entry(SINE, 0)), low);
}

/**
 * cos(t π/2) for |t| ≤ ½.
 * @inline
 */
export function cosQuarters(t: v128): v128 {
  const z = f64x2.mul(t, t);
  const w = f64x2.mul(z, z);
  const first = lineOfEntries(COSINE, 1, z);
  const second = lineOfEntries(COSINE, 3, z);
  const third = lineOfEntries(COSINE, 5, z);
  const remainder = f64x2.add(first, f64x2.mul(w, f64x2.add(second, f64x2.mul(w, third))));
  const low = f64x2.sub(f64x2.mul(z, entry(COSINE, 0)), f64x2.mul(w, remainder));
  return f64x2.sub(entry(COSINE, 9), low);
}

/** Half a turn less than q quarter-turns. */
export function beyondHalf(q: v128): v128 {
  return f64x2.sub(q, entry(COSINE, 8));
}

/** cos of q quarter-turns, q = 0 … 4, from the size |q − 2|: 1, 0, −1, 0, 1. Zeros are positive, as in the table of src. */
export function quarterCos(size: v128): v128 {
  return f64x2.sub(size, entry(COSINE, 9));
}

/** sin of q quarter-turns from p = q − 2 and its size: 0, 1, 0, −1, 0, zeros positive. */
export function quarterSin(p: v128, size: v128): v128 {
  return f64x2.sub(f64x2.splat(0), f64x2.mul(p, f64x2.sub(entry(COSINE, 8), size)));
}
