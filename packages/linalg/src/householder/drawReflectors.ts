/** The random reflectors that a Haar frame is made of. */
import { fillNormals, type Stream } from "@sgd-basins/random";

/**
 * Draws r Householder reflectors H_k = I − v_k v_k' / half[k] on ℝ^d, as the QR factorization of a d×r Gaussian matrix
 * would meet them: H_k maps a Gaussian vector x of the coordinates k … d−1 to R_kk e_k. Row k of `reflectors` (at least
 * r×d, overwritten from k on and zero before it) is v_k; half (r) is v'v / 2, or 0 if x = 0 and H_k = I; signs (r) is
 * the sign of R_kk. Consumes d − k normals for k = 0, 1, …, r − 1 in this order.
 */
export function drawReflectors(
  stream: Stream,
  d: number,
  r: number,
  reflectors: Float64Array,
  half: Float64Array,
  signs: Float64Array,
): void {
  for (let k = 0; k < r; k++) {
    const row = k * d;
    reflectors.fill(0, row, row + k);
    fillNormals(stream, reflectors, row + k, row + d);
    let square = 0;
    for (let i = row + k; i < row + d; i++) square += reflectors[i] * reflectors[i];
    const first = reflectors[row + k];
    // The sign that makes v₀ = x₀ − R_kk a sum of like signs.
    const diagonal = first > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    reflectors[row + k] = first - diagonal;
    half[k] = square - first * diagonal;
    signs[k] = diagonal < 0 ? -1 : 1;
  }
}
