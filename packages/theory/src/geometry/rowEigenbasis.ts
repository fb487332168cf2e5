import { eigenSemidefinite, multiply, type SemidefiniteEigen } from "@sgd-basins/linalg";
import type { RowHessians } from "../hessians.ts";

/** Components Qᵢ = XᵢᵀXᵢ on range(Q̄), in Q̄'s eigenbasis V: Yᵢ = XᵢV, so that Σ pᵢYᵢᵀYᵢ = diag(λ₁, …, λᵣ). */
export interface RowEigenbasis {
  readonly structure: "rows";
  /** d. */
  readonly dimension: number;
  /** pᵢ. */
  readonly weights: Float64Array;
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly eigenvalues: Float64Array;
  /** C, the rows of each component. */
  readonly rowsEach: number;
  /** Yᵢ, NC×r row by row. */
  readonly coordinates: Float64Array;
}

/** Rows multiplied at a time. */
const BLOCK = 256;

/**
 * The eigenbasis of Q̄ = Σ pᵢXᵢᵀXᵢ. Columns in very different units cost no accuracy, and rank(Q̄) does not depend on the
 * units: see {@link eigenSemidefinite}. One pass of O(NCd²).
 */
export function rowEigenbasis(h: RowHessians): RowEigenbasis {
  return inEigenbasis(h, eigenSemidefinite(h.dimension, h.mean));
}

/** The components in the eigenbasis of their mean. */
export function inEigenbasis(
  { dimension: d, weights, rowsEach, rows }: Pick<RowHessians, "dimension" | "weights" | "rowsEach" | "rows">,
  { rank, values, vectors }: SemidefiniteEigen,
): RowEigenbasis {
  const m = weights.length * rowsEach;
  const coordinates = new Float64Array(m * rank);
  for (let begin = 0; begin < m; begin += BLOCK) {
    const end = Math.min(m, begin + BLOCK);
    const from = rows.subarray(begin * d, end * d);
    multiply(end - begin, d, rank, from, vectors, coordinates.subarray(begin * rank, end * rank));
  }
  return { structure: "rows", dimension: d, weights, eigenvalues: values, rowsEach, coordinates };
}
