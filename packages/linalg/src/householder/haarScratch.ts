/** Scratch of the routines that draw Haar-distributed frames. */
import { checkDimension, checkShape } from "../check.ts";
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import type { Space } from "../wasm/space.ts";

/** Reflectors are applied by tiles of four. */
const GROUP = 4;

/** What `fillHaarFrame` and `fillHaarCongruence` draw reflectors into; make it once for a pair (d, r). */
export interface HaarScratch {
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
  return { reflectors: zeros(rows * d), half: zeros(rows), signs: zeros(r) };
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
}
