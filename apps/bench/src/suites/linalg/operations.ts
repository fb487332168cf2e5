/**
 * Nominal operations of n×n linear algebra, from the textbook algorithms (Golub and Van Loan, Matrix Computations, 4th
 * edition), whatever an implementation executes: they make times at one n comparable, and throughput a fair scale.
 */

/** A general product: n³ multiplications, n³ additions. */
export function productCount(n: number): number {
  return 2 * n * n * n;
}

/** L'B with L lower triangular, and the lower triangle of A'A: half a product, with the diagonal. */
export function triangleCount(n: number): number {
  return n * n * (n + 1);
}

/** The lower triangle of VW' + WV'. */
export function rank2kCount(n: number): number {
  return 2 * triangleCount(n);
}

/** Matrix times vector. */
export function vectorCount(n: number): number {
  return 2 * n * n;
}

/** Cholesky factor; section 4.2. */
export function choleskyCount(n: number): number {
  return (n * n * n) / 3;
}

/**
 * n reflectors applied to the identity, last one first (section 5.1.6 with r = n), or from both sides of a symmetric matrix,
 * one triangle kept. The normals are not counted.
 */
export function haarCount(n: number): number {
  return (4 / 3) * n * n * n;
}

/** Eigenvalues of a symmetric matrix by tridiagonal QR; section 8.3. */
export function eigenvaluesCount(n: number): number {
  return (4 / 3) * n * n * n;
}

/** The same with eigenvectors accumulated. */
export function eigenvectorsCount(n: number): number {
  return 9 * n * n * n;
}

/** The eigenvectors of B, two products with them, and the eigenvalues of what comes out. */
export function pencilCount(n: number): number {
  return eigenvectorsCount(n) + 2 * productCount(n) + eigenvaluesCount(n);
}

/** The eigenvectors, and one rank-n update. */
export function pseudoInverseCount(n: number): number {
  return eigenvectorsCount(n) + triangleCount(n);
}
