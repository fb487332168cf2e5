/** Scratch of the routines that draw Haar-distributed frames. */
import { Checker } from "../check.ts";
import { LOSS, type Space } from "../wasm/space.ts";

const check = new Checker("haarScratch");

/** Reflectors are applied by tiles of four. */
const GROUP = 4;

/** What `fillHaarFrame` and `fillHaarCongruence` draw reflectors into; make it once for a pair (d, r). */
export interface HaarScratch {
  readonly normals: Float64Array;
  readonly reflectors: Float64Array;
  readonly half: Float64Array;
  readonly signs: Float64Array;
}

/**
 * Scratch for frames of r vectors in ℝ^d, in `space` if one is given. Throws LinearAlgebraError unless 0 ≤ r ≤ d, RangeError
 * if the space is full.
 */
export function haarScratch(d: number, r: number, space?: Space): HaarScratch {
  checkFrame(check, d, r);
  const zeros = (length: number) => space?.allocate(length).fill(0) ?? new Float64Array(length);
  // Rounded up: the reflectors that fill the last group stay zero and do nothing.
  const rows = Math.ceil(r / GROUP) * GROUP;
  return {
    normals: zeros(normalsOf(d, r)),
    reflectors: zeros(rows * d),
    half: zeros(rows),
    signs: zeros(r),
  };
}

/** How many numbers of a space {@link haarScratch} takes. */
export function haarScratchDoubles(d: number, r: number): number {
  const rows = Math.ceil(r / GROUP) * GROUP;
  return normalsOf(d, r) + rows * (d + 1) + r + 4 * LOSS;
}

/** Σ_{k < r} (d − k). */
function normalsOf(d: number, r: number): number {
  return r * d - (r * (r - 1)) / 2;
}

/** Throws LinearAlgebraError unless 0 ≤ r ≤ d. */
export function checkFrame(check: Checker, d: number, r: number): void {
  check.dimension("d", d);
  check.dimension("r", r);
  if (r > d) throw check.refusal("r", `must be at most d = ${d}, got ${r}`);
}

/** Throws LinearAlgebraError unless `scratch` is one for r vectors in ℝ^d. */
export function checkScratch(check: Checker, d: number, r: number, scratch: HaarScratch): void {
  const rows = Math.ceil(r / GROUP) * GROUP;
  check.shape("scratch.signs", scratch.signs, r, 1);
  check.shape("scratch.half", scratch.half, rows, 1);
  check.shape("scratch.reflectors", scratch.reflectors, rows, d);
  check.shape("scratch.normals", scratch.normals, normalsOf(d, r), 1);
}
