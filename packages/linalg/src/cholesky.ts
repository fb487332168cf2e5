/** Cholesky factor of a symmetric positive definite matrix, column by column and left-looking. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";
import { NotPositiveDefiniteError } from "./linearAlgebraError.ts";

/**
 * Lower triangular l with l l' = a and zeros above the diagonal. a is n×n, its lower triangle counts; out is n×n,
 * overwritten, and may be a itself. Throws NotPositiveDefiniteError (a LinearAlgebraError) at the first pivot that is
 * not positive, NaN included, and LinearAlgebraError on a wrong length.
 */
export function cholesky(n: number, a: Float64Array, out: Float64Array): void {
  checkDimension("cholesky", "n", n);
  checkShape("cholesky", "a", a, n, n);
  checkShape("cholesky", "out", out, n, n);
  if (out !== a) checkDistinct("cholesky", "out", out, a);
  for (let j = 0; j < n; j++) {
    const row = j * n;
    let square = 0;
    for (let l = 0; l < j; l++) square += out[row + l] * out[row + l];
    const pivot = a[row + j] - square;
    if (!(pivot > 0) || pivot === Number.POSITIVE_INFINITY)
      throw new NotPositiveDefiniteError("cholesky", "a", n, j, pivot);
    const root = Math.sqrt(pivot);
    out[row + j] = root;
    let i = j + 1;
    for (; i + 3 < n; i += 4) fourRows(n, i, j, root, a, out);
    for (; i < n; i++) {
      let sum = 0;
      for (let l = 0; l < j; l++) sum += out[i * n + l] * out[row + l];
      out[i * n + j] = (a[i * n + j] - sum) / root;
    }
  }
  for (let i = 0; i < n; i++) out.fill(0, i * n + i + 1, (i + 1) * n);
}

/** Entries (i … i+3, j): four independent sums, because one alone would wait for its own additions. */
function fourRows(n: number, i: number, j: number, root: number, a: Float64Array, out: Float64Array): void {
  const row = j * n;
  const r0 = i * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let l = 0; l < j; l++) {
    const x = out[row + l];
    s0 += out[r0 + l] * x;
    s1 += out[r1 + l] * x;
    s2 += out[r2 + l] * x;
    s3 += out[r3 + l] * x;
  }
  out[r0 + j] = (a[r0 + j] - s0) / root;
  out[r1 + j] = (a[r1 + j] - s1) / root;
  out[r2 + j] = (a[r2 + j] - s2) / root;
  out[r3 + j] = (a[r3 + j] - s3) / root;
}
