import { powersOfTwo } from "./powersOfTwo.ts";

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/**
 * Exponential, within 1 ulp, with the same bits in every engine (IEEE + − × ÷ and floor only).
 *
 * x = k ln 2 + r with |r| ≤ ½ ln 2, e^r = 1 + (r + r² E(r)), E interpolated at Chebyshev nodes
 * (`fixtures/polynomials.py`). Rounded once more where the result is subnormal; ∞ above 709.782…, 0 below −745.13….
 */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 709.782712893384 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const correction = high - r - low;
  const z = r * r;
  const w = z * z;
  const first = 0.5000000000000001 + r * 0.16666666666666669 + z * (0.041666666666624164 + r * 0.008333333333330065);
  const second = 0.0013888888917197187 + r * 0.00019841269863040905;
  const third = 2.480152132164195e-5 + r * 2.755726847975115e-6;
  const fourth = 2.7620076225732137e-7 + r * 2.5100376098445793e-8;
  const mantissa = 1 + (r + (correction + z * (first + w * (second + z * third + w * fourth))));
  const powers = powersOfTwo();
  if (k < -1021) return mantissa * powers[k + 54 + 1074] * powers[-54 + 1074];
  if (k === 1024) return mantissa * 2 * powers[1023 + 1074];
  return mantissa * powers[k + 1074];
}
