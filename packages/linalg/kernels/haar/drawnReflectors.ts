/** Householder reflectors from Gaussian vectors, as the QR factorization of a Gaussian matrix would meet them. */
import { dot } from "../eigen/vector";

/**
 * For k < r the next d − k of `normals` are x; H_k = I − v v' / half_k maps x to R_kk e_1. Row k of `reflectors` (r×d) is
 * v behind k zeros, half_k = v'v / 2, or 0 if x = 0 and H_k = I, and signs_k is the sign of R_kk.
 */
export function drawnReflectors(d: i32, r: i32, normals: usize, reflectors: usize, half: usize, signs: usize): void {
  const row = (<usize>d) << 3;
  for (let k = 0; k < r; k++) {
    const zeros = (<usize>k) << 3;
    const square = dot(d - k, normals, normals);
    const first = f64.load(normals);
    // The sign that makes v_1 = x_1 − R_kk a sum of like signs.
    const diagonal = first > 0 ? -sqrt(square) : sqrt(square);
    memory.fill(reflectors, 0, zeros);
    memory.copy(reflectors + zeros, normals, row - zeros);
    f64.store(reflectors + zeros, first - diagonal);
    f64.store(half + zeros, square - first * diagonal);
    f64.store(signs + zeros, diagonal < 0 ? -1 : 1);
    normals += row - zeros;
    reflectors += row;
  }
}
