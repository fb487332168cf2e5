/** Product of a transposed lower triangle with a general matrix: half the work of a general product. */
import { checkDimension, checkDistinct, checkShape, hasNaN, refuseNaN } from "./check.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/** Below so many multiplications of the general product the loop itself is faster than the way to the kernel. */
const SMALL = 200;

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
  checkDimension("multiplyLowerTransposed", "n", n);
  checkDimension("multiplyLowerTransposed", "m", m);
  checkShape("multiplyLowerTransposed", "l", l, n, n);
  checkShape("multiplyLowerTransposed", "b", b, n, m);
  checkShape("multiplyLowerTransposed", "out", out, n, m);
  checkDistinct("multiplyLowerTransposed", "out", out, l);
  checkDistinct("multiplyLowerTransposed", "out", out, b);
  if (n * n * m < SMALL) multiplyByDefinition(n, m, l, b, out);
  else multiplyByKernel(n, m, l, b, out);
  if (hasNaN(out)) {
    refuseNaN("multiplyLowerTransposed", "l", l, n);
    refuseNaN("multiplyLowerTransposed", "b", b, m);
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
  const scratch = sizes.multiplyLowerTransposedScratch(n, m);
  const space = chooseSpace(scratch, out, l, b);
  const mark = space.mark();
  const left = space.bring(l);
  const right = space.bring(b);
  const to = space.place(out);
  space.kernels.multiplyLowerTransposed(n, m, left, right, to, space.reserve(scratch));
  space.fetch(to, out);
  space.release(mark);
}
