import { checkRange } from "./checkRange.ts";
import { log } from "./math/log.ts";
import { sinCosTurns } from "./math/sinCosTurns.ts";
import type { Stream } from "./stream.ts";
import { uniform01 } from "./uniform.ts";
import { isPlain } from "./wasm/drawWords.ts";
import { fillNormalsInBulk } from "./wasm/fillInBulk.ts";

/** From so many on, the call of the kernels costs less than it saves. */
const BULK = 8;

const pair = new Float64Array(2);

/** Two independent standard normals into `pair`, from four words. */
function drawPair(stream: Stream): void {
  const squaredRadius = -2 * log(1 - uniform01(stream));
  const radius = Math.sqrt(squaredRadius);
  sinCosTurns(uniform01(stream), pair);
  pair[0] *= radius;
  pair[1] *= radius;
}

/**
 * out[start … end − 1] = independent standard normals, four words a pair; of an odd number the last partner is dropped.
 *
 * Box and Muller (1958): √(−2 ln u) (sin 2πv, cos 2πv) with u in (0, 1] and v in [0, 1) multiples of 2^−53, so that
 * |z| ≤ √(106 ln 2) = 8.57…; a normal lies beyond with probability 1e-17. Throws RangeError unless
 * 0 ≤ start ≤ end ≤ out.length.
 */
export function fillNormals(stream: Stream, out: Float64Array, start = 0, end = out.length): void {
  checkRange(start, end, out.length);
  if (end - start >= BULK && isPlain(stream)) fillNormalsInBulk(stream, out, start, end);
  else fillNormalsOneByOne(stream, out, start, end);
}

/** The definition: `fillNormals` without kernels. */
export function fillNormalsOneByOne(stream: Stream, out: Float64Array, start: number, end: number): void {
  let i = start;
  for (; i + 1 < end; i += 2) {
    drawPair(stream);
    out[i] = pair[0];
    out[i + 1] = pair[1];
  }
  if (i < end) {
    drawPair(stream);
    out[i] = pair[0];
  }
}

/** One standard normal, from four words; `fillNormals` makes two of them. */
export function normal(stream: Stream): number {
  drawPair(stream);
  return pair[0];
}
