/** Symmetric rank-k update of a lower triangle: half the work of a general product. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/** Below so many multiplications the loop itself is faster than the way to the kernel. */
const SMALL = 200;

/**
 * out += scale a' a on the lower triangle of out (n×n; the rest is left alone), with a k×n: the rows of a are the k
 * vectors whose outer products are added. {@link mirrorLowerInPlace} completes it. Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function symmetricRankUpdate(n: number, k: number, scale: number, a: Float64Array, out: Float64Array): void {
  checkDimension("symmetricRankUpdate", "n", n);
  checkDimension("symmetricRankUpdate", "k", k);
  checkShape("symmetricRankUpdate", "a", a, k, n);
  checkShape("symmetricRankUpdate", "out", out, n, n);
  checkDistinct("symmetricRankUpdate", "out", out, a);
  if (n * n * k < SMALL) updateByDefinition(n, k, scale, a, out);
  else updateByKernel(n, k, scale, a, out);
  if (hasNaN(out)) {
    refuseNaN("symmetricRankUpdate", "a", a, n);
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
  const scratch = sizes.symmetricRankUpdateScratch(n, k);
  const space = chooseSpace(scratch, out, a);
  const mark = space.mark();
  const from = space.bring(a);
  const to = space.bring(out);
  space.kernels.symmetricRankUpdate(n, k, scale, from, to, space.reserve(scratch));
  space.fetch(to, out);
  space.release(mark);
}
