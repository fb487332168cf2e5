/** Symmetric rank-2k update of a lower triangle, what a block of two-sided reflections amounts to. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall } from "./wasm/beginCall.ts";
import { haarKernelsIn, haarSizes } from "./wasm/haarKernelsIn.ts";

const check = new Checker("symmetricRank2kUpdate");

/**
 * out −= v w' + w v' on the lower triangle of out (n×n; the rest is left alone), with v and w n×k.
 * Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function symmetricRank2kUpdate(n: number, k: number, v: Float64Array, w: Float64Array, out: Float64Array): void {
  check.dimension("n", n);
  check.dimension("k", k);
  check.shape("v", v, n, k);
  check.shape("w", w, n, k);
  check.shape("out", out, n, n);
  check.distinct("out", out, v);
  check.distinct("out", out, w);
  const scratch = haarSizes().symmetricRank2kScratch(n, k);
  const space = beginCall(scratch, out, v, w);
  haarKernelsIn(space).symmetricRank2kLower(n, k, space.in(v), space.in(w), space.inOut(out), space.reserve(scratch));
  space.end();
  if (hasNaN(out)) {
    check.numbers("v", v, k);
    check.numbers("w", w, k);
  }
}
