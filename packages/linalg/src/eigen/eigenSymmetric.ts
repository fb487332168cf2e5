/**
 * Eigenvalues and eigenvectors of a dense symmetric matrix (n×n, row-major). Eigenvalues are in DESCENDING order
 * everywhere in this package. One algorithm a size: n = 1 and 2 in closed form, any other n by the kernel (Householder
 * tridiagonalization, then implicit QL, or square-root-free QL where no vectors are asked for). Only + − × ÷ √ are used,
 * in one order, so that every engine gives the same bits; scaling A by a power of two scales the eigenvalues exactly and
 * leaves the vectors alone.
 */
import { checkDimension, checkShape } from "../check.ts";
import { borrowSpace, sizes } from "../wasm/space.ts";
import { checkEntries, checkStatus } from "./checkEigen.ts";
import { eigenOfSmall, eigenvaluesOfSmall, SMALL } from "./eigenOfSmall.ts";

/** What rounding up to whole pairs of numbers may cost, for three arrays and scratch. */
const SLACK = 8;

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
  checkDimension("eigenSymmetric", "n", n, 1);
  checkShape("eigenSymmetric", "a", a, n, n);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  if (n <= SMALL) {
    checkEntries("eigenSymmetric", n, a);
    eigenOfSmall(n, a, values, vectors);
    return { values, vectors };
  }
  const scratch = sizes.eigenSymmetricScratch(n);
  const space = borrowSpace(2 * n * n + n + scratch + SLACK);
  const mark = space.mark();
  const from = space.bring(a);
  const toValues = space.place(values);
  const toVectors = space.place(vectors);
  const status = space.kernels.eigenSymmetric(n, from, toValues, toVectors, space.reserve(scratch));
  space.fetch(toValues, values);
  space.fetch(toVectors, vectors);
  space.release(mark);
  checkStatus("eigenSymmetric", n, a, status);
  return { values, vectors };
}

/** The n eigenvalues of the symmetric matrix a, descending. Throws as {@link eigenSymmetric}. */
export function eigenvaluesSymmetric(n: number, a: Float64Array): Float64Array {
  checkDimension("eigenvaluesSymmetric", "n", n, 1);
  checkShape("eigenvaluesSymmetric", "a", a, n, n);
  const values = new Float64Array(n);
  if (n <= SMALL) {
    checkEntries("eigenvaluesSymmetric", n, a);
    eigenvaluesOfSmall(n, a, values);
    return values;
  }
  const scratch = sizes.eigenvaluesSymmetricScratch(n);
  const space = borrowSpace(n * n + n + scratch + SLACK);
  const mark = space.mark();
  const from = space.bring(a);
  const to = space.place(values);
  const status = space.kernels.eigenvaluesSymmetric(n, from, to, space.reserve(scratch));
  space.fetch(to, values);
  space.release(mark);
  checkStatus("eigenvaluesSymmetric", n, a, status);
  return values;
}
