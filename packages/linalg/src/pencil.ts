/** The symmetric pencil A − λB with B positive semi-definite and possibly singular, restricted to range(B). */
import { Checker } from "./check.ts";
import { eigenvaluesSymmetric } from "./eigen/eigenSymmetric.ts";
import { defaultTolerance, rangeOf } from "./eigen/rangeOf.ts";
import { multiply } from "./multiply.ts";
import { transposed } from "./transpose.ts";
import { mirrorLowerInPlace } from "./triangle.ts";

const check = new Checker("pencilEigenvalues");

export interface PencilExtremes {
  /** min and max of x'Ax / x'Bx over range(B) ∖ {0}. */
  readonly smallest: number;
  readonly largest: number;
  /** Dimension of range(B). */
  readonly rank: number;
}

/**
 * All eigenvalues, descending, of the pencil (A, B) on range(B): those of W'AW with W = V diag(λ)^(−1/2), where λ and V
 * are the eigenvalues of B above tolerance · λ₁ and their eigenvectors. a is n×n symmetric, b n×n symmetric positive
 * semi-definite and not zero. The error is at most about n ε ‖A‖ / λ_rank. Throws LinearAlgebraError on a wrong length,
 * entries that are not finite, a matrix that is not symmetric, or b negative somewhere or zero.
 */
export function pencilEigenvalues(
  n: number,
  a: Float64Array,
  b: Float64Array,
  tolerance: number = defaultTolerance(n),
): Float64Array {
  check.dimension("n", n, 1);
  check.shape("a", a, n, n);
  check.shape("b", b, n, n);
  check.finite("a", a, n);
  check.finite("b", b, n);
  check.symmetric("a", n, a);
  check.symmetric("b", n, b);
  const { rank, values, rows } = rangeOf(check, "b", n, b, tolerance);
  if (rank === 0) throw check.refusal("b", `(${n}×${n}) must not be zero`);
  for (let j = 0; j < rank; j++) {
    const root = Math.sqrt(values[j]);
    for (let i = 0; i < n; i++) rows[j * n + i] /= root;
  }
  const product = new Float64Array(n * rank);
  multiply(n, n, rank, a, transposed(rank, n, rows), product);
  const congruence = new Float64Array(rank * rank);
  multiply(rank, n, rank, rows, product, congruence);
  mirrorLowerInPlace(rank, congruence);
  return eigenvaluesSymmetric(rank, congruence);
}

/** Both ends of {@link pencilEigenvalues}, and the rank of b. Throws likewise. */
export function pencilExtremes(n: number, a: Float64Array, b: Float64Array, tolerance?: number): PencilExtremes {
  const eigenvalues = pencilEigenvalues(n, a, b, tolerance);
  const rank = eigenvalues.length;
  return { smallest: eigenvalues[rank - 1], largest: eigenvalues[0], rank };
}
