/** Transpose of a row-major matrix. */
import { Checker } from "./check.ts";

const check = new Checker("transpose");

/** out = a', with a m×n, out n×m (overwritten; must not share memory with a). Throws LinearAlgebraError likewise. */
export function transpose(m: number, n: number, a: Float64Array, out: Float64Array): void {
  check.dimension("m", m);
  check.dimension("n", n);
  check.shape("a", a, m, n);
  check.shape("out", out, n, m);
  check.distinct("out", out, a);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j];
  }
}

/** As {@link transpose}, allocated: a', n×m. */
export function transposed(m: number, n: number, a: Float64Array): Float64Array {
  const out = new Float64Array(m * n);
  transpose(m, n, a, out);
  return out;
}
