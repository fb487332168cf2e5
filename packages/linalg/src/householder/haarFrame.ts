/**
 * Orthonormal frames with Haar's law, the one that no rotation changes, as products of Householder reflectors: Stewart
 * 1980, "The efficient generation of random orthogonal matrices"; LAPACK's dlagsy. U = H₀ H₁ ⋯ H_{r−1} times the signs
 * of R's diagonal is the Q of the QR factorization, with positive diagonal in R, of a Gaussian d×r matrix that is never
 * formed; the signs are what makes the law exact (Mezzadri 2007). The reflectors do not depend on what they are applied
 * to, so blocks of them are applied as matrix products.
 */
import type { Stream } from "@sgd-basins/random";
import { Checker } from "../check.ts";
import { beginCall } from "../wasm/beginCall.ts";
import { haarKernelsIn, haarSizes } from "../wasm/haarKernelsIn.ts";
import { drawReflectors } from "./drawReflectors.ts";
import { checkFrame, checkScratch, type HaarScratch, haarScratch } from "./haarScratch.ts";

const check = new Checker("fillHaarFrame");

/**
 * out = U' (r×d row-major, overwritten): r orthonormal rows in ℝ^d, Haar-distributed; 2dr² − 2r³/3 operations. Consumes
 * d − k normals of the stream for each k < r. Throws LinearAlgebraError unless 0 ≤ r ≤ d and out and scratch fit.
 */
export function fillHaarFrame(stream: Stream, d: number, r: number, out: Float64Array, scratch: HaarScratch): void {
  checkFrame(check, d, r);
  check.shape("out", out, r, d);
  checkScratch(check, d, r, scratch);
  drawReflectors(stream, d, r, scratch);
  const { reflectors, half, signs } = scratch;
  const work = haarSizes().haarFrameScratch(d, r);
  const space = beginCall(work, reflectors, half, signs, out);
  haarKernelsIn(space).haarFrame(
    d,
    r,
    space.in(reflectors),
    space.in(half),
    space.in(signs),
    space.out(out),
    space.reserve(work),
  );
  space.end();
}

/** As {@link fillHaarFrame}, allocated: U' (r×d row-major). `haarFrame(stream, n, n)` is a Haar orthogonal matrix. */
export function haarFrame(stream: Stream, d: number, r: number): Float64Array {
  const scratch = haarScratch(d, r);
  const out = new Float64Array(r * d);
  fillHaarFrame(stream, d, r, out, scratch);
  return out;
}
