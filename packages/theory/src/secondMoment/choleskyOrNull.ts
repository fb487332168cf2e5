import { cholesky, NotPositiveDefiniteError } from "@sgd-basins/linalg";

/** The Cholesky factor of a symmetric n×n matrix; null where it is not positive definite, which having one proves. */
export function choleskyOrNull(n: number, a: Float64Array): Float64Array | null {
  const factor = new Float64Array(n * n);
  try {
    cholesky(n, a, factor);
    return factor;
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return null;
    throw error;
  }
}
