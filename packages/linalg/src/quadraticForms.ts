/** One symmetric matrix seen by many vectors. */
import { Checker } from "./check.ts";
import { beginCall } from "./wasm/beginCall.ts";
import { sizes } from "./wasm/space.ts";

const check = new Checker("quadraticForms");

/** Rows of one call of a kernel: enough work to pay for it, few enough to stay in the cache. */
export const ROWS_AT_A_TIME = 256;

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
  const scratch = sizes().quadraticFormsScratch(Math.min(rows, ROWS_AT_A_TIME), n);
  for (let begin = 0; begin < rows; begin += ROWS_AT_A_TIME) {
    const end = Math.min(begin + ROWS_AT_A_TIME, rows);
    const block = a.subarray(begin * n, end * n);
    const forms = out.subarray(begin, end);
    const space = beginCall(scratch, forms, block, p);
    space.kernels.quadraticForms(
      end - begin,
      n,
      space.in(block),
      space.in(p),
      space.out(forms),
      space.reserve(scratch),
    );
    space.end();
  }
}
