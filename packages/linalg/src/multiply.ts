/** General matrix product, row-major: bit for bit the textbook triple loop, at many times its speed. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/** Below so many multiplications the loop itself is faster than the way to the kernel. */
const SMALL = 200;

/**
 * out = a b, with a m×k, b k×n, out m×n (overwritten; must not share memory with a or b).
 * Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function multiply(m: number, k: number, n: number, a: Float64Array, b: Float64Array, out: Float64Array): void {
  checkDimension("multiply", "m", m);
  checkDimension("multiply", "k", k);
  checkDimension("multiply", "n", n);
  checkShape("multiply", "a", a, m, k);
  checkShape("multiply", "b", b, k, n);
  checkShape("multiply", "out", out, m, n);
  checkDistinct("multiply", "out", out, a);
  checkDistinct("multiply", "out", out, b);
  if (m * k * n < SMALL) multiplyByDefinition(m, k, n, a, b, out);
  else multiplyByKernel(m, k, n, a, b, out);
  if (hasNaN(out)) {
    refuseNaN("multiply", "a", a, k);
    refuseNaN("multiply", "b", b, n);
  }
}

function multiplyByDefinition(m: number, k: number, n: number, a: Float64Array, b: Float64Array, out: Float64Array) {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += a[i * k + l] * b[l * n + j];
      out[i * n + j] = sum;
    }
  }
}

function multiplyByKernel(m: number, k: number, n: number, a: Float64Array, b: Float64Array, out: Float64Array) {
  const scratch = sizes.multiplyScratch(m, k, n);
  const space = chooseSpace(scratch, out, a, b);
  const mark = space.mark();
  const left = space.bring(a);
  const right = space.bring(b);
  const to = space.place(out);
  space.kernels.multiply(m, k, n, left, right, to, space.reserve(scratch));
  space.fetch(to, out);
  space.release(mark);
}
