/** Transpose of a row-major matrix. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";

/** out = a', with a m×n, out n×m (overwritten; must not share memory with a). Throws LinearAlgebraError likewise. */
export function transpose(m: number, n: number, a: Float64Array, out: Float64Array): void {
  checkDimension("transpose", "m", m);
  checkDimension("transpose", "n", n);
  checkShape("transpose", "a", a, m, n);
  checkShape("transpose", "out", out, n, m);
  checkDistinct("transpose", "out", out, a);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j];
  }
}
