/**
 * The circular basin, eq. (13): h = c₄ inside the circle of radius c₂, c₄ + c₁ outside that of radius c₃, and between
 * them c₄ + c₁ u³(6u² − 15u + 10) with u = (‖x‖ − c₂)/(c₃ − c₂).
 *
 * With c₂ = 0 the basin is cubic at the origin: h ≈ c₄ + 10K‖x‖³ with K = c₁/c₃³, so its Hessian vanishes there and has
 * the eigenvalues 60K‖x‖ (along x) and 30K‖x‖ (across) nearby.
 */
export interface CircularBasin {
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
  readonly c4: number;
}

/** h(x). */
export function circularBasinValue(basin: CircularBasin, x1: number, x2: number): number {
  return circularBasinAtRadius(basin, Math.sqrt(x1 * x1 + x2 * x2));
}

/** h where ‖x‖ is known, of which it is a function. */
export function circularBasinAtRadius({ c1, c2, c3, c4 }: CircularBasin, radius: number): number {
  if (radius <= c2) return c4;
  if (radius >= c3) return c4 + c1;
  const u = (radius - c2) / (c3 - c2);
  return c4 + c1 * u * u * u * (6 * u * u - 15 * u + 10);
}

/** out += ∇h(x), with radius = ‖x‖. */
export function addCircularBasinGradient(
  { c1, c2, c3 }: CircularBasin,
  x1: number,
  x2: number,
  radius: number,
  out: Float64Array,
): void {
  if (radius <= c2 || radius >= c3) return;
  const u = (radius - c2) / (c3 - c2);
  const slope = (30 * c1 * u * u * (1 - u) * (1 - u)) / (c3 - c2);
  out[0] += (slope * x1) / radius;
  out[1] += (slope * x2) / radius;
}

/** out = ∇²h(x), 2×2 row by row. */
export function circularBasinHessian({ c1, c2, c3 }: CircularBasin, x1: number, x2: number, out: Float64Array): void {
  const radius = Math.sqrt(x1 * x1 + x2 * x2);
  if (radius <= c2 || radius >= c3) {
    out.fill(0);
    return;
  }
  const width = c3 - c2;
  const u = (radius - c2) / width;
  const radial = (60 * c1 * u * (1 - u) * (1 - 2 * u)) / (width * width);
  const tangential = (30 * c1 * u * u * (1 - u) * (1 - u)) / (width * radius);
  const n1 = x1 / radius;
  const n2 = x2 / radius;
  out[0] = radial * n1 * n1 + tangential * n2 * n2;
  out[1] = (radial - tangential) * n1 * n2;
  out[2] = out[1];
  out[3] = radial * n2 * n2 + tangential * n1 * n1;
}
