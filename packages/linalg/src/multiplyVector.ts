/** Matrix times vector, row-major; every entry is one sum in ascending order. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall } from "./wasm/beginCall.ts";

const check = new Checker("multiplyVector");

/** Below so many multiplications the loop itself is faster than the way to the kernel. */
const SMALL = 150;

/** out = a x, with a m×n, x of n, out of m numbers (overwritten). Throws LinearAlgebraError on a wrong length or a NaN. */
export function multiplyVector(m: number, n: number, a: Float64Array, x: Float64Array, out: Float64Array): void {
  check.dimension("m", m);
  check.dimension("n", n);
  check.shape("a", a, m, n);
  check.shape("x", x, n, 1);
  check.shape("out", out, m, 1);
  check.distinct("out", out, a);
  check.distinct("out", out, x);
  if (m * n < SMALL) multiplyByDefinition(m, n, a, x, out);
  else multiplyByKernel(m, n, a, x, out);
  if (hasNaN(out)) {
    check.numbers("a", a, n);
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
  const space = beginCall(0, a, x, out);
  space.kernels.multiplyVector(m, n, space.in(a), space.in(x), space.out(out));
  space.end();
}
