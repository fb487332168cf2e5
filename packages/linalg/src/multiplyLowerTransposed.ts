/** Product of a transposed lower triangle with a general matrix: half the work of a general product. */
import { Checker, hasNaN } from "./check.ts";
import { beginCall, SMALL_PRODUCT } from "./wasm/beginCall.ts";
import { haarKernelsIn, haarSizes } from "./wasm/haarKernelsIn.ts";

const check = new Checker("multiplyLowerTransposed");

/**
 * out = l' b, with l n×n lower triangular and zero above its diagonal, b n×m, out n×m (overwritten; must not share
 * memory with l or b). If A = L L' then (L'B)'(L'B) = B'AB. Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function multiplyLowerTransposed(
  n: number,
  m: number,
  l: Float64Array,
  b: Float64Array,
  out: Float64Array,
): void {
  check.dimension("n", n);
  check.dimension("m", m);
  check.shape("l", l, n, n);
  check.shape("b", b, n, m);
  check.shape("out", out, n, m);
  check.distinct("out", out, l);
  check.distinct("out", out, b);
  if (n * n * m < SMALL_PRODUCT) multiplyByDefinition(n, m, l, b, out);
  else multiplyByKernel(n, m, l, b, out);
  if (hasNaN(out)) {
    check.numbers("l", l, n);
    check.numbers("b", b, m);
  }
}

/** Row i of l' starts at its diagonal. */
function multiplyByDefinition(n: number, m: number, l: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let q = i; q < n; q++) sum += l[q * n + i] * b[q * m + j];
      out[i * m + j] = sum;
    }
  }
}

function multiplyByKernel(n: number, m: number, l: Float64Array, b: Float64Array, out: Float64Array): void {
  const scratch = haarSizes().multiplyLowerTransposedScratch(n, m);
  const space = beginCall(scratch, out, l, b);
  haarKernelsIn(space).multiplyLowerTransposed(n, m, space.in(l), space.in(b), space.out(out), space.reserve(scratch));
  space.end();
}
