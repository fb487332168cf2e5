import { highWord } from "./highWord.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

/** ln 2 in two parts; the first has 32 bits, so that a multiple by an exponent is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** High word of √½: where one binade of reduced arguments ends and the next begins. */
const SQRT_HALF_HIGH = 0x3fe6a09e;

/**
 * Natural logarithm, within 1 ulp, with the same bits in every engine (IEEE + − × ÷ only).
 *
 * x = 2^k m with m in [√½, √2), f = m − 1, s = f / (2 + f), ln m = 2 artanh s = f − f²/2 + s (f²/2 + R(s²)); the
 * remainder R is interpolated at Chebyshev nodes (`fixtures/polynomials.py`). All positive doubles, subnormals included;
 * log(0) = −∞, log(∞) = ∞, otherwise NaN.
 */
export function log(x: number): number {
  let exponent = 0;
  let scaled = x;
  if (!(x >= 2.2250738585072014e-308 && x <= 1.7976931348623157e308)) {
    if (x === 0) return Number.NEGATIVE_INFINITY;
    if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
    exponent = -54;
    scaled = x * 18014398509481984;
  }
  const shift = (highWord(scaled) - SQRT_HALF_HIGH) >> 20;
  const k = exponent + shift;
  const f = scaled * powersOfTwo()[1074 - shift] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  // Odd and even halves run side by side in the processor; the order is part of the definition.
  const even = 0.666666666666667 + w * (0.28571428625978573 + w * (0.18182889161989893 + w * 0.14616464774993393));
  const odd = 0.399999999998995 + w * (0.22222211134290976 + w * 0.15331720379723054);
  const remainder = z * (even + z * odd);
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + remainder) + k * LN2_LOW) - f);
}
