import { choleskyOrNull } from "./choleskyOrNull.ts";
import type { Lanczos } from "./lanczos.ts";
import type { MomentOperator } from "./momentOperator.ts";

/** Two numbers that enclose the spectral radius of T. */
export interface Enclosure {
  readonly low: number;
  readonly high: number;
}

/**
 * A proof that the spectral radius ρ of T is at most `high`, or null if none is found.
 *
 * If T(Z) ≺ μZ for one Z ≻ 0, then ρ < μ (Collatz and Wielandt; T maps the cone of positive semi-definite matrices to
 * itself). Such a Z exists for every μ > ρ: the solution of μZ − T(Z) = I, which is (I + T(I)/μ + T²(I)/μ² + …)/μ. It is
 * taken from the Krylov space of I, passed once through Z ← (T(Z) + I)/μ, which makes it accurate in directions of small
 * curvature too, and then both Z and μZ − T(Z) must have a Cholesky factor. No eigenvector is needed, so that clustered
 * eigenvalues and components that share invariant subspaces do no harm. `low` is Z's Rayleigh quotient: T is self-adjoint.
 */
export function certify(operator: MomentOperator, krylov: Lanczos, high: number): Enclosure | null {
  const { rank: r, size } = operator;
  const vector = new Float64Array(size);
  krylov.solveShifted(high, vector);
  const z = new Float64Array(r * r);
  const image = new Float64Array(r * r);
  operator.toMatrix(vector, z);
  operator.apply(z, image);
  for (let e = 0; e < r * r; e++) z[e] = image[e] / high;
  for (let a = 0; a < r; a++) z[a * r + a] += 1 / high;
  operator.apply(z, image);
  const rest = image.map((entry, e) => high * z[e] - entry);
  if (choleskyOrNull(r, z) === null || choleskyOrNull(r, rest) === null) return null;
  const imageVector = new Float64Array(size);
  operator.toVector(z, vector);
  operator.toVector(image, imageVector);
  let numerator = 0;
  let denominator = 0;
  for (let e = 0; e < size; e++) {
    numerator += vector[e] * imageVector[e];
    denominator += vector[e] * vector[e];
  }
  return { low: numerator / denominator, high };
}
