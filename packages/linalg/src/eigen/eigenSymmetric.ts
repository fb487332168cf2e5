/**
 * Eigenvalues and eigenvectors of a dense symmetric matrix (n×n, row-major): Householder reduction, then implicit QL.
 * Eigenvalues are in DESCENDING order everywhere in this package. Only + − × ÷ √ are used, in one order, so that every
 * engine gives the same bits; scaling A by a power of two scales the eigenvalues exactly and leaves the vectors alone.
 */
import { checkDimension, checkFinite, checkShape, checkSymmetric } from "../check.ts";
import { diagonalizeTridiagonalInPlace } from "./diagonalizeTridiagonal.ts";
import { formReducerTransposed, tridiagonalizeInPlace } from "./tridiagonalize.ts";

/** A = V diag(values) V'. */
export interface SymmetricEigen {
  /** n eigenvalues, descending. */
  readonly values: Float64Array;
  /** V, n×n row-major, orthogonal; column j belongs to values[j]. The sign of a column is arbitrary but fixed. */
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of the symmetric matrix a (n×n, unchanged; its lower triangle counts).
 * Throws LinearAlgebraError if a has a wrong length, is not finite or not symmetric to rounding.
 */
export function eigenSymmetric(n: number, a: Float64Array): SymmetricEigen {
  check("eigenSymmetric", n, a);
  const rows = new Float64Array(n * n);
  const unsorted = decompose(n, a, rows);
  const order = descendingOrder(unsorted);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    values[j] = unsorted[order[j]];
    const row = order[j] * n;
    for (let i = 0; i < n; i++) vectors[i * n + j] = rows[row + i];
  }
  return { values, vectors };
}

/** The n eigenvalues of the symmetric matrix a, descending. Throws as {@link eigenSymmetric}. */
export function eigenvaluesSymmetric(n: number, a: Float64Array): Float64Array {
  check("eigenvaluesSymmetric", n, a);
  const unsorted = decompose(n, a, new Float64Array(0));
  return unsorted.sort().reverse();
}

function check(routine: string, n: number, a: Float64Array): void {
  checkDimension(routine, "n", n, 1);
  checkShape(routine, "a", a, n, n);
  checkFinite(routine, "a", a, n);
  checkSymmetric(routine, "a", n, a);
}

/** Eigenvalues in no order; if `rows` is not empty, its row j becomes the eigenvector of the j-th. */
function decompose(n: number, a: Float64Array, rows: Float64Array): Float64Array {
  const scale = powerOfTwoNear(a);
  const work = new Float64Array(n * n);
  for (let i = 0; i < n * n; i++) work[i] = a[i] / scale;
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const half = new Float64Array(n);
  tridiagonalizeInPlace(n, work, diagonal, offDiagonal, half, new Float64Array(n));
  if (rows.length > 0) formReducerTransposed(n, work, half, rows);
  diagonalizeTridiagonalInPlace(n, diagonal, offDiagonal, rows);
  for (let i = 0; i < n; i++) diagonal[i] *= scale;
  return diagonal;
}

/** The power of two s with 1 ≤ max|a| / s < 2, so that no square overflows; 1 for a zero matrix. */
function powerOfTwoNear(a: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]));
  if (largest === 0) return 1;
  let scale = 1;
  while (largest / scale >= 2) scale *= 2;
  // Not below 2⁻¹⁰⁰⁰, so that 1 / scale stays finite for subnormal entries.
  while (largest / scale < 1 && scale > 1e-301) scale /= 2;
  return scale;
}

function descendingOrder(values: Float64Array): number[] {
  return Array.from(values.keys()).sort((i, j) => values[j] - values[i] || i - j);
}
