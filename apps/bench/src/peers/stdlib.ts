/** stdlib-js on the same input as the tasks of the linalg suite: its product, the one such routine that it has in JavaScript. */
import dgemm from "@stdlib/blas-base-dgemm";
import { gaussian, verifyProduct } from "../suites/linalg/matrices.ts";
import { productCount } from "../suites/linalg/operations.ts";
import type { PreparedTask } from "../tasks/suite.ts";

export function prepareStdlibProduct(n: number): PreparedTask {
  const a = gaussian(n, "left");
  const b = gaussian(n, "right");
  const out = new Float64Array(n * n);
  return {
    count: productCount(n),
    call: () => {
      dgemm("row-major", "no-transpose", "no-transpose", n, n, n, 1, a, n, b, n, 0, out, n);
      return out[n * n - 1];
    },
    verify: () => verifyProduct(n, a, b, out),
  };
}
