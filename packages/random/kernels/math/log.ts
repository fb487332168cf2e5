/** Two logarithms at once, the operations of src/math/log.ts in their order. */
import { entry, lineOfEntries, plusEntry } from "./table";

/** The polynomial in s², even and odd coefficients; 1 and 2; ½; the high and low part of ln 2; 2^52 + 2^31. */
const TABLE = memory.data<f64>([
  0.666666666666667, 0.28571428625978573, 0.18182889161989893, 0.14616464774993393, 0.399999999998995,
  0.22222211134290976, 0.15331720379723054, 1, 2, 0.5, 0.6931471803691238, 1.9082149292705877e-10, 4503601774854144,
]);

/** Of a double's two words: the high word of √½ beside 0, and the bits of a high word that hold sign and exponent. */
const WORDS = memory.data<u32>([0, 0x3fe6a09e, 0, 0xfff00000], 8);

const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;
const TWO_54: f64 = 18014398509481984;

/**
 * log(x 2^exponent) for x normal, positive and finite; `exponent` is two integers, or the number 0.
 * @inline
 */
export function logNormal<Exponent>(x: v128, exponent: Exponent): v128 {
  const distance = i32x4.sub(x, entry(WORDS, 0));
  const shift = i32x4.shr_s(distance, 20);
  // An integer's bits, its sign turned round, below those of 2^52 are a double: 2^52 + 2^31 and the integer.
  let k = f64x2.sub(v128.xor(i64x2.shr_u(shift, 32), entry(TABLE, 12)), entry(TABLE, 12));
  if (isVector<Exponent>()) k = f64x2.add(exponent, k);
  // x 2^−shift, exactly, by taking the shift off the exponent.
  const reduced = i32x4.sub(x, v128.and(distance, entry(WORDS, 1)));
  const f = f64x2.sub(reduced, entry(TABLE, 7));
  const s = f64x2.div(f, f64x2.add(entry(TABLE, 8), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = plusEntry(TABLE, 0, w, plusEntry(TABLE, 1, w, lineOfEntries(TABLE, 2, w)));
  const odd = plusEntry(TABLE, 4, w, lineOfEntries(TABLE, 5, w));
  const remainder = f64x2.mul(z, f64x2.add(even, f64x2.mul(z, odd)));
  const halfSquare = f64x2.mul(f64x2.mul(entry(TABLE, 9), f), f);
  const small = f64x2.add(f64x2.mul(s, f64x2.add(halfSquare, remainder)), f64x2.mul(k, entry(TABLE, 11)));
  return f64x2.sub(f64x2.mul(k, entry(TABLE, 10)), f64x2.sub(f64x2.sub(halfSquare, small), f));
}

/** log x for every double. */
export function log(x: v128): v128 {
  const zero = f64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  const subnormal = f64x2.lt(x, f64x2.splat(SMALLEST_NORMAL));
  const scaled = v128.bitselect(f64x2.mul(x, f64x2.splat(TWO_54)), x, subnormal);
  let value = logNormal<v128>(scaled, v128.and(f64x2.splat(-54), subnormal));
  value = v128.bitselect(infinity, value, f64x2.eq(x, infinity));
  value = v128.bitselect(value, f64x2.splat(NaN), f64x2.gt(x, zero));
  return v128.bitselect(f64x2.splat(-Infinity), value, f64x2.eq(x, zero));
}
