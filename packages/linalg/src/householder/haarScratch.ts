/** Scratch of the routines that draw Haar-distributed frames. */
import { checkDimension, checkShape } from "../check.ts";
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import type { Space } from "../wasm/space.ts";

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
  checkFrame("haarScratch", d, r);
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
  // Each array may be rounded up to a whole pair.
  return normalsOf(d, r) + rows * (d + 1) + r + 4;
}

/** Σ_{k < r} (d − k). */
function normalsOf(d: number, r: number): number {
  return r * d - (r * (r - 1)) / 2;
}

/** Throws LinearAlgebraError unless 0 ≤ r ≤ d. */
export function checkFrame(routine: string, d: number, r: number): void {
  checkDimension(routine, "d", d);
  checkDimension(routine, "r", r);
  if (r > d) throw new LinearAlgebraError(routine, "r", `must be at most d = ${d}, got ${r}`);
}

/** Throws LinearAlgebraError unless `scratch` is one for r vectors in ℝ^d. */
export function checkScratch(routine: string, d: number, r: number, scratch: HaarScratch): void {
  const rows = Math.ceil(r / GROUP) * GROUP;
  checkShape(routine, "scratch.signs", scratch.signs, r, 1);
  checkShape(routine, "scratch.half", scratch.half, rows, 1);
  checkShape(routine, "scratch.reflectors", scratch.reflectors, rows, d);
  checkShape(routine, "scratch.normals", scratch.normals, normalsOf(d, r), 1);
}
