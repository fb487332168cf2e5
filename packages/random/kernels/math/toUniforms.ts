import { entry } from "./table";

/** 2^−27 and 2^−53. */
const UNITS = memory.data<f64>([7.450580596923828e-9, 1.1102230246251565e-16]);

/**
 * Two uniforms on [0, 1) from the lanes of `high` and `low`: (high / 32) 2^−27 + (low / 64) 2^−53, whole quotients, as
 * uniform01 in src/uniform.ts. Every step is exact, so that another order of them has the same bits.
 * @inline
 */
export function toUniforms(high: v128, low: v128): v128 {
  const upper = f64x2.convert_low_i32x4_s(i32x4.shr_u(high, 5));
  const lower = f64x2.convert_low_i32x4_s(i32x4.shr_u(low, 6));
  return f64x2.add(f64x2.mul(upper, entry(UNITS, 0)), f64x2.mul(lower, entry(UNITS, 1)));
}
