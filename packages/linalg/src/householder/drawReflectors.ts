/** The random reflectors that a Haar frame is made of. */
import type { Stream } from "@sgd-basins/random";
import { beginCall } from "../wasm/beginCall.ts";
import { haarKernelsIn } from "../wasm/haarKernelsIn.ts";
import { fillNormalsHere } from "./fillNormalsHere.ts";
import type { HaarScratch } from "./haarScratch.ts";

/**
 * Draws r Householder reflectors H_k = I − v_k v_k' / half[k] on ℝ^d into `scratch`, as the QR factorization of a d×r
 * Gaussian matrix would meet them: H_k maps a Gaussian vector x of the coordinates k … d−1 to R_kk e_k. Row k of
 * `reflectors` is v_k, zero before k; half is v'v / 2, or 0 if x = 0 and H_k = I; signs is the sign of R_kk. Consumes
 * d − k normals for k = 0, 1, …, r − 1 in this order, as one call of fillNormals.
 */
export function drawReflectors(stream: Stream, d: number, r: number, scratch: HaarScratch): void {
  const { normals, reflectors, half, signs } = scratch;
  fillNormalsHere(stream, normals);
  const space = beginCall(0, reflectors, half, signs, normals);
  // The rows that fill the last group of four stay as they are, so they are brought along.
  haarKernelsIn(space).drawnReflectors(
    d,
    r,
    space.in(normals),
    space.inOut(reflectors),
    space.inOut(half),
    space.out(signs),
  );
  space.end();
}
