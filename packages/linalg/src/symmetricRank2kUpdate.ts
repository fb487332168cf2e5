/** Symmetric rank-2k update of a lower triangle, what a block of two-sided reflections amounts to. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/**
 * out −= v w' + w v' on the lower triangle of out (n×n; the rest is left alone), with v and w n×k.
 * Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function symmetricRank2kUpdate(n: number, k: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
  checkDimension("symmetricRank2kUpdate", "n", n);
  checkDimension("symmetricRank2kUpdate", "k", k);
  checkShape("symmetricRank2kUpdate", "v", v, n, k);
  checkShape("symmetricRank2kUpdate", "w", w, n, k);
  checkShape("symmetricRank2kUpdate", "out", out, n, n);
  checkDistinct("symmetricRank2kUpdate", "out", out, v);
  checkDistinct("symmetricRank2kUpdate", "out", out, w);
  const scratch = sizes.symmetricRank2kScratch(n, k);
  const space = chooseSpace(scratch, out, v, w);
  const mark = space.mark();
  const first = space.bring(v);
  const second = space.bring(w);
  const to = space.bring(out);
  space.kernels.symmetricRank2kLower(n, k, first, second, to, space.reserve(scratch));
  space.fetch(to, out);
  space.release(mark);
  if (hasNaN(out)) {
    refuseNaN("symmetricRank2kUpdate", "v", v, k);
    refuseNaN("symmetricRank2kUpdate", "w", w, k);
  }
}
