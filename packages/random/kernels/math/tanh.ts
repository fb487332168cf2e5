/** Two hyperbolic tangents at once, the operations of src/math/tanh.ts in their order. */
import { entry, lineOfEntries, plusEntry } from "./table";

/** The series: its even and its odd coefficients, seven each, ascending; what rounding took from −⅓, and −⅓. */
const SERIES = memory.data<f64>([
  -0.053968253968150824, -0.00886323544861719, -0.0014558263309485413, -0.0002389519301249939, -3.820653633317692e-5,
  -4.5755399255996345e-6, -1.3037928719242213e-7, 0.13333333333333228, 0.021869488532160076, 0.003592127037088968,
  0.0005899826658036132, 9.640640221692903e-5, 1.4261086694241563e-5, 1.070360309846551e-6, -1.850371707708594e-17,
  -0.3333333333333333,
]);

/** Of exp: log₂e and ½; the high and low part of ln 2; its polynomial. */
const EXPONENTIAL = memory.data<f64>([
  Math.LOG2E,
  0.5,
  0.6931471803691238,
  1.9082149292705877e-10,
  0.5000000000000001,
  0.16666666666666669,
  0.041666666666624164,
  0.008333333333330065,
  0.0013888888917197187,
  0.00019841269863040905,
  2.480152132164195e-5,
  2.755726847975115e-6,
  2.7620076225732137e-7,
  2.5100376098445793e-8,
]);

/** Where the series ends; from where on, at the latest, tanh is 1; 1 and 2; what leaves an integer's biased exponent lowest; 2^52. */
const LIMITS = memory.data<f64>([0.875, 32, 1, 2, 6755399441056767, 4503599627370496]);

/** tanh x for every double. */
export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const near = isNear(size);
  if (i64x2.all_true(near)) return small(x);
  const far = tanhFar(x, size);
  return v128.any_true(near) ? v128.bitselect(small(x), far, near) : far;
}

function small(x: v128): v128 {
  return tanhNear(x);
}

/** Where {@link tanhNear} does, and else {@link tanhFar}: a mask. */
export function isNear(size: v128): v128 {
  return f64x2.le(size, entry(LIMITS, 0));
}

/**
 * tanh x by its series.
 * @inline
 */
export function tanhNear(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const w = f64x2.mul(z, z);
  const even = plusEntry(SERIES, 0, w, plusEntry(SERIES, 1, w, plusEntry(SERIES, 2, w, tail(SERIES + 24, w))));
  const odd = plusEntry(SERIES, 7, w, plusEntry(SERIES, 8, w, plusEntry(SERIES, 9, w, tail(SERIES + 80, w))));
  const rest = f64x2.add(entry(SERIES, 14), f64x2.add(f64x2.mul(z, odd), f64x2.mul(w, even)));
  return f64x2.add(x, f64x2.mul(x, f64x2.mul(z, f64x2.add(entry(SERIES, 15), rest))));
}

function tail(table: usize, w: v128): v128 {
  return plusEntry(table, 0, w, plusEntry(table, 1, w, lineOfEntries(table, 2, w)));
}

/**
 * 1 − 2/(e^2|x| + 1) with the sign of x. What is larger than 32 gives 1 as 32 does, so that e^2|x| needs none of the cases of
 * `exp`.
 * @inline
 */
export function tanhFar(x: v128, size: v128): v128 {
  const argument = f64x2.mul(entry(LIMITS, 3), f64x2.pmin(size, entry(LIMITS, 1)));
  const one = entry(LIMITS, 2);
  const value = f64x2.sub(one, f64x2.div(entry(LIMITS, 3), f64x2.add(exponential(argument), one)));
  return v128.xor(value, v128.and(x, i64x2.splat(i64.MIN_VALUE)));
}

/**
 * e^x as `exp` has it, 1 < x < 709, or NaN.
 * @inline
 */
function exponential(x: v128): v128 {
  const beyond = f64x2.add(f64x2.mul(x, entry(EXPONENTIAL, 0)), entry(EXPONENTIAL, 1));
  // Rounded down: where doubles have no fractions, and one less if that was upwards.
  const integer = f64x2.sub(f64x2.add(beyond, entry(LIMITS, 5)), entry(LIMITS, 5));
  const k = f64x2.sub(integer, v128.and(f64x2.gt(integer, beyond), entry(LIMITS, 2)));
  const high = f64x2.sub(x, f64x2.mul(k, entry(EXPONENTIAL, 2)));
  const low = f64x2.mul(k, entry(EXPONENTIAL, 3));
  const r = f64x2.sub(high, low);
  const correction = f64x2.sub(f64x2.sub(high, r), low);
  const z = f64x2.mul(r, r);
  const w = f64x2.mul(z, z);
  const start = lineOfEntries(EXPONENTIAL, 4, r);
  const first = f64x2.add(start, f64x2.mul(z, lineOfEntries(EXPONENTIAL, 6, r)));
  const second = lineOfEntries(EXPONENTIAL, 8, r);
  const third = lineOfEntries(EXPONENTIAL, 10, r);
  const fourth = lineOfEntries(EXPONENTIAL, 12, r);
  const sum = f64x2.add(f64x2.add(second, f64x2.mul(z, third)), f64x2.mul(w, fourth));
  const quadratic = f64x2.mul(z, f64x2.add(first, f64x2.mul(w, sum)));
  const mantissa = f64x2.add(entry(LIMITS, 2), f64x2.add(r, f64x2.add(correction, quadratic)));
  return f64x2.mul(mantissa, i64x2.shl(f64x2.add(k, entry(LIMITS, 4)), 52));
}
