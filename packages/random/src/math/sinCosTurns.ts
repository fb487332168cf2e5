/** cos and sin of q quarter-turns. */
const QUARTER_COS = Float64Array.of(1, 0, -1, 0, 1);
const QUARTER_SIN = Float64Array.of(0, 1, 0, -1, 0);

/** π/2 and what its rounding leaves. */
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const PI_SQUARED_OVER_8 = 1.2337005501361697;

/**
 * out[0] = sin 2πu and out[1] = cos 2πu for u in [0, 1), u in turns, within 1.5 ulp, with the same bits in every engine.
 *
 * The reduction to t quarter-turns, |t| ≤ ½, is exact, so multiples of a quarter-turn give exact zeros and ones, and the
 * two polynomials in t² (`fixtures/polynomials.py`) are rotated by the q quarter-turns taken off. No branch depends on u.
 */
export function sinCosTurns(u: number, out: Float64Array): void {
  const q = (4 * u + 0.5) | 0;
  const t = 4 * u - q;
  const z = t * t;
  const w = z * z;
  const sinRemainder =
    -0.6459640975062462 +
    z * 0.07969262624614423 +
    w * (-0.004681754134254207 + z * 0.00016044116661409423 + w * (-3.5987029509735105e-6 + z * 5.642225369163528e-8));
  const cosRemainder =
    0.25366950790104803 +
    z * -0.02086348076335072 +
    w * (0.0009192602747348447 + z * -2.520204058766049e-5 + w * (4.7107369689597817e-7 + z * -6.337544035925102e-9));
  const sin = t * HALF_PI + (t * HALF_PI_LOW + t * z * sinRemainder);
  const cos = 1 - (z * PI_SQUARED_OVER_8 - w * cosRemainder);
  const a = QUARTER_COS[q];
  const b = QUARTER_SIN[q];
  out[0] = a * sin + b * cos;
  out[1] = a * cos - b * sin;
}
