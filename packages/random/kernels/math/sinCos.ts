/** Two sines or cosines at once, |x| ≤ 10⁵, the operations of src/math/sinCos.ts and reduceQuarterTurns.ts in their order. */
import { line } from "./polynomial";

/** π/2 in four parts, and 2/π. */
const PART_1: f64 = 1.5707963267341256;
const PART_2: f64 = 6.077100506303966e-11;
const PART_3: f64 = 2.0222662487111665e-21;
const PART_4: f64 = 8.4784276603689e-32;
const INVERSE: f64 = 0.6366197723675814;

/** sin x where `shift` is 0, cos x where it is 1: the same reduction, one quarter-turn further. */
function sinShifted(x: v128, shift: f64): v128 {
  const n = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(INVERSE)), f64x2.splat(0.5)));
  const minus = f64x2.neg(n);
  const first = f64x2.sub(x, f64x2.mul(n, f64x2.splat(PART_1)));
  const b = f64x2.mul(minus, f64x2.splat(PART_2));
  const s = f64x2.add(first, b);
  const c = f64x2.mul(minus, f64x2.splat(PART_3));
  const t = f64x2.add(s, c);
  const lost = f64x2.add(sumError(first, b, s), sumError(s, c, t));
  const low = f64x2.sub(lost, f64x2.mul(n, f64x2.splat(PART_4)));
  const high = f64x2.add(t, low);
  const rest = f64x2.add(f64x2.sub(t, high), low);
  const quarter = modulo(f64x2.add(n, f64x2.splat(shift)), 4);
  const even = f64x2.eq(modulo(quarter, 2), f64x2.splat(0));
  const value = v128.bitselect(sinReduced(high, rest), cosReduced(high, rest), even);
  const negative = f64x2.ge(quarter, f64x2.splat(2));
  return v128.xor(value, v128.and(negative, f64x2.splat(-0.0)));
}

/** What a + b lost to rounding, sum = fl(a + b) (Knuth's two-sum). */
function sumError(a: v128, b: v128, sum: v128): v128 {
  const taken = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, taken)), f64x2.sub(b, taken));
}

/** n mod a power of two, for integers. */
function modulo(n: v128, power: f64): v128 {
  return f64x2.sub(n, f64x2.mul(f64x2.splat(power), f64x2.floor(f64x2.mul(n, f64x2.splat(1 / power)))));
}

function sinReduced(r: v128, c: v128): v128 {
  const z = f64x2.mul(r, r);
  const w = f64x2.mul(z, z);
  const low = line(0.008333333333330948, z, -0.00019841269836758574);
  const middle = line(2.7557316102552426e-6, z, -2.5051131845000683e-8);
  const tail = f64x2.mul(w, f64x2.add(middle, f64x2.mul(w, f64x2.splat(1.591812929465476e-10))));
  const remainder = f64x2.add(low, tail);
  const cube = f64x2.mul(z, r);
  const carried = f64x2.sub(f64x2.mul(f64x2.splat(0.5), c), f64x2.mul(cube, remainder));
  const correction = f64x2.sub(f64x2.mul(z, carried), c);
  return f64x2.sub(r, f64x2.add(correction, f64x2.mul(cube, f64x2.splat(0.16666666666666666))));
}

function cosReduced(r: v128, c: v128): v128 {
  const z = f64x2.mul(r, r);
  const w = f64x2.mul(z, z);
  const low = line(0.041666666666666664, z, -0.0013888888888887398);
  const middle = line(2.480158729876569e-5, z, -2.755731727172978e-7);
  const tail = f64x2.mul(w, f64x2.add(middle, f64x2.mul(w, line(2.087614626840136e-9, z, -1.1382632425389187e-11))));
  const remainder = f64x2.add(low, tail);
  const one = f64x2.splat(1);
  const half = f64x2.mul(f64x2.splat(0.5), z);
  const leading = f64x2.sub(one, half);
  const lost = f64x2.sub(f64x2.sub(one, leading), half);
  const correction = f64x2.sub(f64x2.mul(w, remainder), f64x2.mul(r, c));
  return f64x2.add(leading, f64x2.add(lost, correction));
}

export function sin(x: v128): v128 {
  return sinShifted(x, 0);
}

export function cos(x: v128): v128 {
  return sinShifted(x, 1);
}
