/**
 * Nominal operations of n×n linear algebra, from the textbook algorithms (Golub and Van Loan, Matrix Computations, 4th
 * edition), whatever an implementation executes: they make times at one n comparable, and throughput a fair scale.
 */

/** A general product: n³ multiplications, n³ additions. */
export function productCount(n: number): number {
  return 2 * n * n * n;
}

/** Cholesky factor; section 4.2. */
export function choleskyCount(n: number): number {
  return (n * n * n) / 3;
}

/** Eigenvalues of a symmetric matrix by tridiagonal QR; section 8.3. */
export function eigenvaluesCount(n: number): number {
  return (4 / 3) * n * n * n;
}

/** The same with eigenvectors accumulated. */
export function eigenvectorsCount(n: number): number {
  return 9 * n * n * n;
}
