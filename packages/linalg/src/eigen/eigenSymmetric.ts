/**
 * Eigenvalues and eigenvectors of a dense symmetric matrix (n×n, row-major). Eigenvalues are in DESCENDING order
 * everywhere in this package. One algorithm a size: n = 1 and 2 in closed form, any other n by the kernel (Householder
 * tridiagonalization, then implicit QL, or square-root-free QL where no vectors are asked for). Only + − × ÷ √ are used,
 * in one order, so that every engine gives the same bits; scaling A by a power of two scales the eigenvalues exactly and
 * leaves the vectors alone.
 */
import { Checker } from "../check.ts";
import { decompose, decomposeValues } from "./decompose.ts";

const ofBoth = new Checker("eigenSymmetric");
const ofValues = new Checker("eigenvaluesSymmetric");

/** A = V diag(values) V'. */
export interface SymmetricEigen {
  /** n eigenvalues, descending. */
  readonly values: Float64Array;
  /** V, n×n row-major, orthogonal; column j belongs to values[j]. The sign of a column is arbitrary but fixed. */
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of the symmetric matrix a (n×n, unchanged; its lower triangle counts).
 * Throws LinearAlgebraError if a has a wrong length, is not finite or not symmetric to rounding, or if an eigenvalue
 * does not settle in 30 iterations.
 */
export function eigenSymmetric(n: number, a: Float64Array): SymmetricEigen {
  ofBoth.dimension("n", n, 1);
  ofBoth.shape("a", a, n, n);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  decompose(ofBoth, n, a, "kept", values, vectors);
  return { values, vectors };
}

/** The n eigenvalues of the symmetric matrix a, descending. Throws as {@link eigenSymmetric}. */
export function eigenvaluesSymmetric(n: number, a: Float64Array): Float64Array {
  ofValues.dimension("n", n, 1);
  ofValues.shape("a", a, n, n);
  const values = new Float64Array(n);
  decomposeValues(ofValues, n, a, "kept", values);
  return values;
}
