/** One symmetric matrix seen by many vectors. */
import { Checker } from "./check.ts";
import { multiply } from "./multiply.ts";

const check = new Checker("quadraticForms");

/** Rows multiplied at a time: enough work for the kernel, few enough to stay in the cache. */
const BLOCK = 256;

/**
 * out[i] = aᵢ'Paᵢ for the `rows` rows aᵢ of a (rows×n) and p symmetric (n×n), a block of rows at a time.
 * Throws LinearAlgebraError on a wrong length.
 */
export function quadraticForms(rows: number, n: number, a: Float64Array, p: Float64Array, out: Float64Array): void {
  check.dimension("rows", rows);
  check.dimension("n", n);
  check.shape("a", a, rows, n);
  check.shape("p", p, n, n);
  check.shape("out", out, rows, 1);
  const image = new Float64Array(Math.min(rows, BLOCK) * n);
  for (let begin = 0; begin < rows; begin += BLOCK) {
    const count = Math.min(BLOCK, rows - begin);
    const from = a.subarray(begin * n, (begin + count) * n);
    formsOfBlock(n, from, p, image.subarray(0, count * n), out.subarray(begin, begin + count));
  }
}

/** The forms of one block; image has room for as many numbers. */
export function formsOfBlock(
  n: number,
  a: Float64Array,
  p: Float64Array,
  image: Float64Array,
  out: Float64Array,
): void {
  multiply(out.length, n, n, a, p, image);
  for (let i = 0, e = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++, e++) sum += a[e] * image[e];
    out[i] = sum;
  }
}
