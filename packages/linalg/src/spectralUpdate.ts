/** A symmetric matrix from its eigenvalues and eigenvectors: half the work of a general product. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall } from "./wasm/beginCall.ts";
import { haarKernelsIn, haarSizes } from "./wasm/haarKernelsIn.ts";

const check = new Checker("spectralUpdate");

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
  check.dimension("n", n);
  check.dimension("k", k);
  check.shape("values", values, k, 1);
  check.shape("vectors", vectors, n, k);
  check.shape("out", out, n, n);
  check.distinct("out", out, values);
  check.distinct("out", out, vectors);
  const scratch = haarSizes().spectralUpdateScratch(n, k);
  const space = beginCall(scratch, out, vectors, values);
  haarKernelsIn(space).spectralUpdate(
    n,
    k,
    scale,
    space.in(values),
    space.in(vectors),
    space.inOut(out),
    space.reserve(scratch),
  );
  space.end();
  if (hasNaN(out)) {
    check.numbers("values", values, 1);
    check.numbers("vectors", vectors, k);
  }
}
