/** Two exponentials at once, the operations of src/math/exp.ts in their order. */
import { line } from "./polynomial";

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** Arguments outside give ∞ and 0. */
const LARGEST: f64 = 709.782712893384;
const SMALLEST: f64 = -745.1332191019412;

/** 2^52 + 2^51 + 1023: added to an integer, it leaves that integer's biased exponent in the lowest bits. */
const BIAS: f64 = 6755399441056767;

/** e^x for every double. */
export function exp(x: v128): v128 {
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(Math.LOG2E)), f64x2.splat(0.5)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const correction = f64x2.sub(f64x2.sub(high, r), low);
  const z = f64x2.mul(r, r);
  const w = f64x2.mul(z, z);
  const start = line(0.5000000000000001, r, 0.16666666666666669);
  const first = f64x2.add(start, f64x2.mul(z, line(0.041666666666624164, r, 0.008333333333330065)));
  const second = line(0.0013888888917197187, r, 0.00019841269863040905);
  const third = line(2.480152132164195e-5, r, 2.755726847975115e-6);
  const fourth = line(2.7620076225732137e-7, r, 2.5100376098445793e-8);
  const tail = f64x2.add(f64x2.add(second, f64x2.mul(z, third)), f64x2.mul(w, fourth));
  const quadratic = f64x2.mul(z, f64x2.add(first, f64x2.mul(w, tail)));
  const mantissa = f64x2.add(f64x2.splat(1), f64x2.add(r, f64x2.add(correction, quadratic)));
  const value = timesPowerOfTwo(mantissa, k);
  const finite = v128.bitselect(value, f64x2.splat(0), f64x2.ge(x, f64x2.splat(SMALLEST)));
  const rest = v128.bitselect(f64x2.splat(Infinity), f64x2.splat(NaN), f64x2.gt(x, f64x2.splat(LARGEST)));
  return v128.bitselect(finite, rest, f64x2.le(x, f64x2.splat(LARGEST)));
}

/** m 2^k, −1075 ≤ k ≤ 1024 integer: in two steps at the ends, so that both factors are normal. */
function timesPowerOfTwo(m: v128, k: v128): v128 {
  const one = f64x2.splat(1);
  const small = f64x2.lt(k, f64x2.splat(-1021));
  const large = f64x2.gt(k, f64x2.splat(1023));
  const moved = f64x2.sub(f64x2.add(k, v128.and(small, f64x2.splat(54))), v128.and(large, one));
  const factor = i64x2.shl(f64x2.add(moved, f64x2.splat(BIAS)), 52);
  let last = v128.bitselect(f64x2.splat(5.551115123125783e-17), one, small);
  last = v128.bitselect(f64x2.splat(2), last, large);
  return f64x2.mul(f64x2.mul(m, factor), last);
}
