/** The paper's symmetrization of Q̄ and F̄. */
import { eigenSymmetric, multiply, transpose } from "@sgd-basins/linalg";

interface Symmetrized {
  /** USU', n×n row-major. */
  readonly matrix: Float64Array;
  /** max |USU' − A| over the entries. */
  readonly error: number;
}

/**
 * USU' from the singular value decomposition A = USV', for a (n×n) symmetric. Its eigendecomposition A = UΛU' is one
 * with S = |Λ| and V = U sign(Λ), so the error is what the decomposition rounds away; for A positive semi-definite it
 * has no other part. Patel 2017, Appendix A.
 */
export function symmetrize(n: number, a: Float64Array): Symmetrized {
  const { values, vectors } = eigenSymmetric(n, a);
  const transposed = new Float64Array(n * n);
  transpose(n, n, vectors, transposed);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) vectors[i * n + j] *= Math.abs(values[j]);
  }
  const matrix = new Float64Array(n * n);
  multiply(n, n, n, vectors, transposed, matrix);
  let error = 0;
  for (let i = 0; i < n * n; i++) error = Math.max(error, Math.abs(matrix[i] - a[i]));
  return { matrix, error };
}
