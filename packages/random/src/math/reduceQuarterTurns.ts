/** π/2 in four parts; the first three have 33 bits, so that their multiples by n ≤ 2^17 are exact. */
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const PART_3 = 2.0222662487111665e-21;
const PART_4 = 8.4784276603689e-32;
const INVERSE = 0.6366197723675814;

/**
 * x = n π/2 + out[0] + out[1] with |out[0]| ≤ π/4 (plus rounding), |x| ≤ 10⁵; returns n mod 4.
 *
 * Cody and Waite (1980) with exact partial products; the sums keep their rounding errors (Knuth's two-sum), because
 * doubles near a multiple of π/2 cancel about sixty bits.
 */
export function reduceQuarterTurns(x: number, out: Float64Array): number {
  const n = Math.floor(x * INVERSE + 0.5);
  const first = x - n * PART_1;
  const b = -n * PART_2;
  const s = first + b;
  const bs = s - first;
  const e = first - (s - bs) + (b - bs);
  const c = -n * PART_3;
  const t = s + c;
  const cs = t - s;
  const g = s - (t - cs) + (c - cs);
  const low = e + g - n * PART_4;
  const high = t + low;
  out[0] = high;
  out[1] = t - high + low;
  return n & 3;
}
