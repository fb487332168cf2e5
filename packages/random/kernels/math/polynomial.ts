/** constant + x · slope. */
export function line(constant: f64, x: v128, slope: f64): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(x, f64x2.splat(slope)));
}
