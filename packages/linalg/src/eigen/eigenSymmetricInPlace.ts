/**
 * {@link eigenSymmetric} and {@link eigenvaluesSymmetric} for hot callers: the same bits, into the caller's arrays. If all
 * of them live in one Space with room for the scratch, nothing is allocated and nothing copied.
 */
import { checkDimension, checkDistinct, checkShape } from "../check.ts";
import { chooseSpace } from "../wasm/chooseSpace.ts";
import { sizes } from "../wasm/space.ts";
import { checkEntries, checkStatus } from "./checkEigen.ts";
import { eigenOfSmall, eigenvaluesOfSmall, SMALL } from "./eigenOfSmall.ts";

/**
 * A = V diag(values) V' for the symmetric a (n×n, its lower triangle counts): `values` (n) descending, column j of
 * `vectors` (n×n) the unit eigenvector of values[j], its sign arbitrary but fixed. The contents of a are lost. Throws
 * LinearAlgebraError on wrong lengths or shared memory, if a is not finite or not symmetric to rounding (a is then as it
 * was), or if an eigenvalue does not settle in 30 iterations.
 */
export function eigenSymmetricInPlace(n: number, a: Float64Array, values: Float64Array, vectors: Float64Array): void {
  checkDimension("eigenSymmetricInPlace", "n", n, 1);
  checkShape("eigenSymmetricInPlace", "a", a, n, n);
  checkShape("eigenSymmetricInPlace", "values", values, n, 1);
  checkShape("eigenSymmetricInPlace", "vectors", vectors, n, n);
  checkDistinct("eigenSymmetricInPlace", "values", values, a);
  checkDistinct("eigenSymmetricInPlace", "vectors", vectors, a);
  checkDistinct("eigenSymmetricInPlace", "vectors", vectors, values);
  if (n <= SMALL) {
    checkEntries("eigenSymmetricInPlace", n, a);
    eigenOfSmall(n, a, values, vectors);
    return;
  }
  const scratch = sizes.eigenSymmetricScratch(n);
  const space = chooseSpace(scratch, a, values, vectors);
  const mark = space.mark();
  const from = space.bring(a);
  const toValues = space.place(values);
  const toVectors = space.place(vectors);
  const status = space.kernels.eigenSymmetric(n, from, toValues, toVectors, space.reserve(scratch));
  space.fetch(toValues, values);
  space.fetch(toVectors, vectors);
  space.release(mark);
  checkStatus("eigenSymmetricInPlace", n, a, status);
}

/** The n eigenvalues of a into `values`, descending; the contents of a are lost. Throws likewise. */
export function eigenvaluesSymmetricInPlace(n: number, a: Float64Array, values: Float64Array): void {
  checkDimension("eigenvaluesSymmetricInPlace", "n", n, 1);
  checkShape("eigenvaluesSymmetricInPlace", "a", a, n, n);
  checkShape("eigenvaluesSymmetricInPlace", "values", values, n, 1);
  checkDistinct("eigenvaluesSymmetricInPlace", "values", values, a);
  if (n <= SMALL) {
    checkEntries("eigenvaluesSymmetricInPlace", n, a);
    eigenvaluesOfSmall(n, a, values);
    return;
  }
  const scratch = sizes.eigenvaluesSymmetricScratch(n);
  const space = chooseSpace(scratch, values, a);
  const mark = space.mark();
  const from = space.bring(a);
  const to = space.place(values);
  const status = space.kernels.eigenvaluesSymmetric(n, from, to, space.reserve(scratch));
  space.fetch(to, values);
  space.release(mark);
  checkStatus("eigenvaluesSymmetricInPlace", n, a, status);
}
