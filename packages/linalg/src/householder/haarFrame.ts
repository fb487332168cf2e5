/**
 * Orthonormal frames with Haar's law, the one that no rotation changes, as products of Householder reflectors: Stewart
 * 1980, "The efficient generation of random orthogonal matrices"; LAPACK's dlagsy. U = H₀ H₁ ⋯ H_{r−1} times the signs
 * of R's diagonal is the Q of the QR factorization, with positive diagonal in R, of a Gaussian d×r matrix that is never
 * formed; the signs are what makes the law exact (Mezzadri 2007).
 */
import type { Stream } from "@sgd-basins/random";
import { checkDimension, checkShape } from "../check.ts";
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import { drawReflectors } from "./drawReflectors.ts";
import { gramOfFour, reflectRow } from "./reflectRow.ts";

/** Reflectors are applied four at a time. */
const GROUP = 4;

/** What {@link fillHaarFrame} works in; make it once for a pair (d, r). */
export interface HaarScratch {
  readonly reflectors: Float64Array;
  readonly half: Float64Array;
  readonly signs: Float64Array;
  readonly gram: Float64Array;
}

/** Scratch for frames of r vectors in ℝ^d, 0 ≤ r ≤ d. Throws LinearAlgebraError otherwise. */
export function haarScratch(d: number, r: number): HaarScratch {
  checkFrame("haarScratch", d, r);
  // Rounded up: the reflectors that fill the last group stay zero and do nothing.
  const rows = Math.ceil(r / GROUP) * GROUP;
  return {
    reflectors: new Float64Array(rows * d),
    half: new Float64Array(rows),
    signs: new Float64Array(r),
    gram: new Float64Array((GROUP * (GROUP - 1)) / 2),
  };
}

/**
 * out = U' (r×d row-major, overwritten): r orthonormal rows in ℝ^d, Haar-distributed. Consumes d − k normals of the
 * stream for each k < r. Throws LinearAlgebraError unless 0 ≤ r ≤ d and out and scratch fit.
 */
export function fillHaarFrame(stream: Stream, d: number, r: number, out: Float64Array, scratch: HaarScratch): void {
  checkFrame("fillHaarFrame", d, r);
  checkShape("fillHaarFrame", "out", out, r, d);
  checkShape("fillHaarFrame", "scratch.signs", scratch.signs, r, 1);
  checkShape("fillHaarFrame", "scratch.reflectors", scratch.reflectors, scratch.half.length, d);
  const { reflectors, half, signs, gram } = scratch;
  drawReflectors(stream, d, r, reflectors, half, signs);
  for (let k = 0; k < r; k++) half[k] = half[k] > 0 ? 1 / half[k] : 0;
  out.fill(0);
  for (let j = 0; j < r; j++) out[j * d + j] = signs[j];
  for (let k = half.length - GROUP; k >= 0; k -= GROUP) {
    gramOfFour(d, k, reflectors, k * d, gram);
    // Rows before k are still unit vectors of coordinates that these reflectors leave alone.
    for (let j = k; j < r; j++) reflectRow(d, k, reflectors, k * d, gram, half, k, out, j * d);
  }
}

/** As {@link fillHaarFrame}, allocated: U' (r×d row-major). `haarFrame(stream, n, n)` is a Haar orthogonal matrix. */
export function haarFrame(stream: Stream, d: number, r: number): Float64Array {
  const scratch = haarScratch(d, r);
  const out = new Float64Array(r * d);
  fillHaarFrame(stream, d, r, out, scratch);
  return out;
}

function checkFrame(routine: string, d: number, r: number): void {
  checkDimension(routine, "d", d);
  checkDimension(routine, "r", r);
  if (r > d) throw new LinearAlgebraError(routine, "r", `must be at most d = ${d}, got ${r}`);
}
