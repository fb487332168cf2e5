/** Matrix times vector, row-major; every entry is one sum in ascending order. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";

/** Below so many multiplications the loop itself is faster than the way to the kernel. */
const SMALL = 150;

/** out = a x, with a m×n, x of n, out of m numbers (overwritten). Throws LinearAlgebraError on a wrong length or a NaN. */
export function multiplyVector(m: number, n: number, a: Float64Array, x: Float64Array, out: Float64Array): void {
  checkDimension("multiplyVector", "m", m);
  checkDimension("multiplyVector", "n", n);
  checkShape("multiplyVector", "a", a, m, n);
  checkShape("multiplyVector", "x", x, n, 1);
  checkShape("multiplyVector", "out", out, m, 1);
  checkDistinct("multiplyVector", "out", out, a);
  checkDistinct("multiplyVector", "out", out, x);
  if (m * n < SMALL) multiplyByDefinition(m, n, a, x, out);
  else multiplyByKernel(m, n, a, x, out);
  if (hasNaN(out)) {
    refuseNaN("multiplyVector", "a", a, n);
  }
}

function multiplyByDefinition(m: number, n: number, a: Float64Array, x: Float64Array, out: Float64Array): void {
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[i * n + j] * x[j];
    out[i] = sum;
  }
}

function multiplyByKernel(m: number, n: number, a: Float64Array, x: Float64Array, out: Float64Array): void {
  const space = chooseSpace(0, a, x, out);
  const mark = space.mark();
  const matrix = space.bring(a);
  const vector = space.bring(x);
  const to = space.place(out);
  space.kernels.multiplyVector(m, n, matrix, vector, to);
  space.fetch(to, out);
  space.release(mark);
}
