/** Completing lower triangles. */
import { Checker } from "./check.ts";

const check = new Checker("mirrorLowerInPlace");

/** Copies the lower triangle of a (n×n) onto the upper one, in place. Throws LinearAlgebraError on a wrong length. */
export function mirrorLowerInPlace(n: number, a: Float64Array): void {
  check.dimension("n", n);
  check.shape("a", a, n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
  }
}
