/**
 * {@link eigenSymmetric} and {@link eigenvaluesSymmetric} for hot callers: the same bits, into the caller's arrays. If all
 * of them live in one Space with room for the scratch, nothing is allocated and nothing copied.
 */
import { Checker } from "../check.ts";
import { decompose, decomposeValues } from "./decompose.ts";

const ofBoth = new Checker("eigenSymmetricInPlace");
const ofValues = new Checker("eigenvaluesSymmetricInPlace");

/**
 * A = V diag(values) V' for the symmetric a (n×n, its lower triangle counts): `values` (n) descending, column j of
 * `vectors` (n×n) the unit eigenvector of values[j], its sign arbitrary but fixed. The contents of a are lost. Throws
 * LinearAlgebraError on wrong lengths or shared memory, if a is not finite or not symmetric to rounding (a is then as it
 * was), or if an eigenvalue does not settle in 30 iterations.
 */
export function eigenSymmetricInPlace(n: number, a: Float64Array, values: Float64Array, vectors: Float64Array): void {
  ofBoth.dimension("n", n, 1);
  ofBoth.shape("a", a, n, n);
  ofBoth.shape("values", values, n, 1);
  ofBoth.shape("vectors", vectors, n, n);
  ofBoth.distinct("values", values, a);
  ofBoth.distinct("vectors", vectors, a);
  ofBoth.distinct("vectors", vectors, values);
  decompose(ofBoth, n, a, "lost", values, vectors);
}

/** The n eigenvalues of a into `values`, descending; the contents of a are lost. Throws likewise. */
export function eigenvaluesSymmetricInPlace(n: number, a: Float64Array, values: Float64Array): void {
  ofValues.dimension("n", n, 1);
  ofValues.shape("a", a, n, n);
  ofValues.shape("values", values, n, 1);
  ofValues.distinct("values", values, a);
  decomposeValues(ofValues, n, a, "lost", values);
}
