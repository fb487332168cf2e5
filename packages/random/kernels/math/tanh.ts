/** Two hyperbolic tangents at once, the operations of src/math/tanh.ts in their order. */
import { exp } from "./exp";
import { entry, lineOfEntries, plusEntry } from "./table";

/** R, its even and odd coefficients, the highest four of each first; −1/3 and what rounding took from it. */
const TABLE = memory.data<f64>([
  -0.0002389519301249939, -3.820653633317692e-5, -4.5755399255996345e-6, -1.3037928719242213e-7, -0.053968253968150824,
  -0.00886323544861719, -0.0014558263309485413, 0.0005899826658036132, 9.640640221692903e-5, 1.4261086694241563e-5,
  1.070360309846551e-6, 0.13333333333333228, 0.021869488532160076, 0.003592127037088968, -0.3333333333333333,
  -1.850371707708594e-17,
]);

const JOIN: f64 = 0.875;

/** tanh x for every double. */
export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const beyond = f64x2.gt(size, f64x2.splat(JOIN));
  if (!v128.any_true(beyond)) return near(x);
  const value = saturating(size);
  const far = v128.bitselect(f64x2.neg(value), value, f64x2.lt(x, f64x2.splat(0)));
  if (i64x2.all_true(beyond)) return far;
  return v128.bitselect(far, near(x), beyond);
}

/** x + x z R(z). */
function near(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const w = f64x2.mul(z, z);
  const evenTail = plusEntry(TABLE, 0, w, plusEntry(TABLE, 1, w, lineOfEntries(TABLE, 2, w)));
  const oddTail = plusEntry(TABLE, 7, w, plusEntry(TABLE, 8, w, lineOfEntries(TABLE, 9, w)));
  const even = plusEntry(TABLE, 4, w, plusEntry(TABLE, 5, w, plusEntry(TABLE, 6, w, evenTail)));
  const odd = plusEntry(TABLE, 11, w, plusEntry(TABLE, 12, w, plusEntry(TABLE, 13, w, oddTail)));
  const tail = f64x2.add(f64x2.mul(z, odd), f64x2.mul(w, even));
  const remainder = f64x2.add(entry(TABLE, 14), f64x2.add(entry(TABLE, 15), tail));
  return f64x2.add(x, f64x2.mul(x, f64x2.mul(z, remainder)));
}

/** 1 − 2/(e^2x + 1). */
function saturating(x: v128): v128 {
  const one = f64x2.splat(1);
  const power = exp(f64x2.mul(f64x2.splat(2), x));
  return f64x2.sub(one, f64x2.div(f64x2.splat(2), f64x2.add(power, one)));
}
