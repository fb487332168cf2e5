/** General matrix product, row-major: bit for bit the textbook triple loop, at many times its speed. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall, SMALL_PRODUCT } from "./wasm/beginCall.ts";
import { sizes } from "./wasm/space.ts";

const check = new Checker("multiply");

/**
 * out = a b, with a m×k, b k×n, out m×n (overwritten; must not share memory with a or b).
 * Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function multiply(m: number, k: number, n: number, a: Float64Array, b: Float64Array, out: Float64Array): void {
  check.dimension("m", m);
  check.dimension("k", k);
  check.dimension("n", n);
  check.shape("a", a, m, k);
  check.shape("b", b, k, n);
  check.shape("out", out, m, n);
  check.distinct("out", out, a);
  check.distinct("out", out, b);
  if (m * k * n < SMALL_PRODUCT) multiplyByDefinition(m, k, n, a, b, out);
  else multiplyByKernel(m, k, n, a, b, out);
  if (hasNaN(out)) {
    check.numbers("a", a, k);
    check.numbers("b", b, n);
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
  const scratch = sizes().multiplyScratch(m, k, n);
  const space = beginCall(scratch, out, a, b);
  space.kernels.multiply(m, k, n, space.in(a), space.in(b), space.out(out), space.reserve(scratch));
  space.end();
}
