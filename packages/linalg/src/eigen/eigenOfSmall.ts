/** Eigenvalues of 1×1 and 2×2 symmetric matrices: one Jacobi rotation (Golub & Van Loan, Matrix Computations, 8.5.2). */

/** The largest n of this file. */
export const SMALL = 2;

/** For n ≤ 2: `values` (n) descending, column j of `vectors` (n×n) the eigenvector of values[j]. */
export function eigenOfSmall(n: number, a: Float64Array, values: Float64Array, vectors: Float64Array): void {
  if (n === 1) {
    values[0] = a[0];
    vectors[0] = 1;
    return;
  }
  const t = tangent(a);
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  const first = a[0] - t * a[2];
  const second = a[3] + t * a[2];
  values[0] = Math.max(first, second);
  values[1] = Math.min(first, second);
  if (first >= second) {
    vectors[0] = c;
    vectors[1] = s;
    vectors[2] = -s;
    vectors[3] = c;
  } else {
    vectors[0] = s;
    vectors[1] = c;
    vectors[2] = c;
    vectors[3] = -s;
  }
}

/** As {@link eigenOfSmall}, the values alone. */
export function eigenvaluesOfSmall(n: number, a: Float64Array, values: Float64Array): void {
  if (n === 1) {
    values[0] = a[0];
    return;
  }
  const t = tangent(a);
  const first = a[0] - t * a[2];
  const second = a[3] + t * a[2];
  values[0] = Math.max(first, second);
  values[1] = Math.min(first, second);
}

/**
 * The tangent t of the angle with (c, −s) the eigenvector of a₀₀ − t a₁₀ and (s, c) that of a₁₁ + t a₁₀; |t| ≤ 1. Halving
 * first keeps the difference finite; where its square overflows, t is below 10⁻¹⁵⁴ and becomes 0.
 */
function tangent(a: Float64Array): number {
  if (a[2] === 0) return 0;
  const ratio = (a[3] / 2 - a[0] / 2) / a[2];
  const sum = Math.abs(ratio) + Math.sqrt(1 + ratio * ratio);
  return ratio < 0 ? -1 / sum : 1 / sum;
}
