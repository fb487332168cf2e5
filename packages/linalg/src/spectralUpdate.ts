/** A symmetric matrix from its eigenvalues and eigenvectors: half the work of a general product. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/**
 * out += scale V diag(values) V' on the lower triangle of out (n×n; the rest is left alone), with V n×k and k values of any
 * sign, as `eigenSymmetric` gives them. {@link mirrorLowerInPlace} completes it. Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function spectralUpdate(
  n: number,
  k: number,
  scale: number,
  values: Float64Array,
  vectors: Float64Array,
  out: Float64Array,
): void {
  checkDimension("spectralUpdate", "n", n);
  checkDimension("spectralUpdate", "k", k);
  checkShape("spectralUpdate", "values", values, k, 1);
  checkShape("spectralUpdate", "vectors", vectors, n, k);
  checkShape("spectralUpdate", "out", out, n, n);
  checkDistinct("spectralUpdate", "out", out, values);
  checkDistinct("spectralUpdate", "out", out, vectors);
  const scratch = sizes.spectralUpdateScratch(n, k);
  const space = chooseSpace(scratch, out, vectors, values);
  const mark = space.mark();
  const lambda = space.bring(values);
  const v = space.bring(vectors);
  const to = space.bring(out);
  space.kernels.spectralUpdate(n, k, scale, lambda, v, to, space.reserve(scratch));
  space.fetch(to, out);
  space.release(mark);
  if (hasNaN(out)) {
    refuseNaN("spectralUpdate", "values", values, 1);
    refuseNaN("spectralUpdate", "vectors", vectors, k);
  }
}
