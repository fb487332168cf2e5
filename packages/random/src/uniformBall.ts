import { fillNormals } from "./normal.ts";
import type { Stream } from "./stream.ts";

const extra = new Float64Array(2);

/**
 * out = a point uniform in the ball of the given radius about `center` in R^d, d = center.length = out.length ≥ 1, from
 * 4 (⌈d/2⌉ + 1) words.
 *
 * The first d coordinates of a point uniform on the sphere in R^(d+2); rounding may leave the point an ulp outside.
 * Voelker, Gosmann and Stewart, "Efficiently sampling vectors and coordinates from the n-sphere and n-ball" (2017).
 * Throws RangeError on unequal or zero lengths, out === center, or a radius that is negative or not finite.
 */
export function uniformBall(stream: Stream, center: ArrayLike<number>, radius: number, out: Float64Array): void {
  const d = out.length;
  if (d === 0 || center.length !== d) throw new RangeError(`center has ${center.length} coordinates and out has ${d}`);
  if (center === out) throw new RangeError("out must not be the center itself");
  if (!(radius >= 0 && radius < Number.POSITIVE_INFINITY))
    throw new RangeError(`radius must be finite and at least 0, got ${radius}`);
  let squaredNorm = 0;
  // All normals vanish with probability below 2^-100; a direction is drawn again then.
  while (squaredNorm === 0) {
    fillNormals(stream, out);
    fillNormals(stream, extra);
    squaredNorm = extra[0] * extra[0] + extra[1] * extra[1];
    for (let i = 0; i < d; i++) squaredNorm += out[i] * out[i];
  }
  const scale = radius / Math.sqrt(squaredNorm);
  for (let i = 0; i < d; i++) out[i] = center[i] + scale * out[i];
}
