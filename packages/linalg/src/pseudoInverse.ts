/** Moore–Penrose inverse of a symmetric positive semi-definite matrix. */
import { Checker } from "./check.ts";
import { defaultTolerance, rangeOf } from "./eigen/rangeOf.ts";
import { symmetricRankUpdate } from "./symmetricRankUpdate.ts";
import { mirrorLowerInPlace } from "./triangle.ts";

const check = new Checker("pseudoInverse");

/**
 * A⁺ = Σ_j v_j v_j' / λ_j over the eigenvalues above tolerance · λ₁, n×n and exactly symmetric, for a n×n symmetric
 * positive semi-definite. Throws LinearAlgebraError on a wrong length, entries that are not finite, or a matrix that is
 * not symmetric or not positive semi-definite to rounding.
 */
export function pseudoInverse(n: number, a: Float64Array, tolerance: number = defaultTolerance(n)): Float64Array {
  check.dimension("n", n, 1);
  check.shape("a", a, n, n);
  check.finite("a", a, n);
  check.symmetric("a", n, a);
  const { rank, values, rows } = rangeOf(check, "a", n, a, tolerance);
  for (let j = 0; j < rank; j++) {
    const scale = 1 / Math.sqrt(values[j]);
    for (let i = 0; i < n; i++) rows[j * n + i] *= scale;
  }
  const out = new Float64Array(n * n);
  symmetricRankUpdate(n, rank, 1, rows, out);
  mirrorLowerInPlace(n, out);
  return out;
}
