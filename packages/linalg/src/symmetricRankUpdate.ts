/** Symmetric rank-k update of a lower triangle: half the work of a general product. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall, SMALL_PRODUCT } from "./wasm/beginCall.ts";
import { sizes } from "./wasm/space.ts";

const check = new Checker("symmetricRankUpdate");

/**
 * out += scale a' a on the lower triangle of out (n×n; the rest is left alone), with a k×n: the rows of a are the k
 * vectors whose outer products are added. {@link mirrorLowerInPlace} completes it. Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function symmetricRankUpdate(n: number, k: number, scale: number, a: Float64Array, out: Float64Array): void {
  check.dimension("n", n);
  check.dimension("k", k);
  check.shape("a", a, k, n);
  check.shape("out", out, n, n);
  check.distinct("out", out, a);
  if (n * n * k < SMALL_PRODUCT) updateByDefinition(n, k, scale, a, out);
  else updateByKernel(n, k, scale, a, out);
  if (hasNaN(out)) {
    check.numbers("a", a, n);
  }
}

function updateByDefinition(n: number, k: number, scale: number, a: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += a[l * n + i] * a[l * n + j];
      out[i * n + j] += scale * sum;
    }
  }
}

function updateByKernel(n: number, k: number, scale: number, a: Float64Array, out: Float64Array): void {
  const scratch = sizes().symmetricRankUpdateScratch(n, k);
  const space = beginCall(scratch, out, a);
  space.kernels.symmetricRankUpdate(n, k, scale, space.in(a), space.inOut(out), space.reserve(scratch));
  space.end();
}
