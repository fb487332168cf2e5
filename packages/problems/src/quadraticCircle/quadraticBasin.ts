/**
 * The quadratic basin, eq. (12): g(x) = q₁ (x₂ − q₂x₁² − q₃)², zero along a parabola through (0, q₃).
 */
export interface QuadraticBasin {
  readonly q1: number;
  readonly q2: number;
  readonly q3: number;
}

/** g(x). */
export function quadraticBasinValue({ q1, q2, q3 }: QuadraticBasin, x1: number, x2: number): number {
  const offset = x2 - q2 * x1 * x1 - q3;
  return q1 * offset * offset;
}

/** out += ∇g(x). */
export function addQuadraticBasinGradient(
  { q1, q2, q3 }: QuadraticBasin,
  x1: number,
  x2: number,
  out: Float64Array,
): void {
  const slope = 2 * q1 * (x2 - q2 * x1 * x1 - q3);
  out[0] -= slope * 2 * q2 * x1;
  out[1] += slope;
}

/** out = ∇²g(x), 2×2 row by row. */
export function quadraticBasinHessian({ q1, q2, q3 }: QuadraticBasin, x1: number, x2: number, out: Float64Array): void {
  const offset = x2 - q2 * x1 * x1 - q3;
  const steepness = 2 * q2 * x1;
  out[0] = 2 * q1 * (steepness * steepness - 2 * q2 * offset);
  out[1] = -2 * q1 * steepness;
  out[2] = out[1];
  out[3] = 2 * q1;
}
