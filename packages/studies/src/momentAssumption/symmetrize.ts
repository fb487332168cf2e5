/** The paper's symmetrization of Q̄ and F̄. */
import { eigenSymmetricInPlace, mirrorLowerInPlace, spectralUpdate } from "@sgd-basins/linalg";

/** Where a symmetrization takes place: arrays of n×n and n numbers that are overwritten, best in one space. */
export interface SymmetrizeScratch {
  readonly copy: Float64Array;
  /** U, n×n row-major. */
  readonly vectors: Float64Array;
  /** The diagonal of S. */
  readonly values: Float64Array;
}

/**
 * out = USU' from the singular value decomposition A = USV', for a (n×n) symmetric, and returns max |USU' − A| over the
 * entries; U and S stay in `scratch`. The eigendecomposition A = UΛU' is a singular value decomposition with S = |Λ| and
 * V = U sign(Λ), so the error is what the decomposition rounds away; for A positive semi-definite it has no other part.
 * Patel 2017, Appendix A.
 */
export function symmetrize(n: number, a: Float64Array, out: Float64Array, scratch: SymmetrizeScratch): number {
  const { copy, vectors, values } = scratch;
  copy.set(a);
  eigenSymmetricInPlace(n, copy, values, vectors);
  for (let j = 0; j < n; j++) values[j] = Math.abs(values[j]);
  out.fill(0);
  spectralUpdate(n, n, 1, values, vectors, out);
  mirrorLowerInPlace(n, out);
  let error = 0;
  for (let i = 0; i < n * n; i++) error = Math.max(error, Math.abs(out[i] - a[i]));
  return error;
}
