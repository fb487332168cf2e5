import { eigenOfRows, eigenSemidefinite, multiply, type SemidefiniteEigen } from "@sgd-basins/linalg";
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

type Eigen = Pick<SemidefiniteEigen, "rank" | "values" | "vectors">;

/** Rows multiplied at a time. */
const BLOCK = 256;

/**
 * The eigenbasis of Q̄ = Σ pᵢXᵢᵀXᵢ. Columns of the space in very different units cost no accuracy, and rank(Q̄) does not depend on
 * the units: see {@link eigenSemidefinite}. One pass of O(NCd²).
 */
export function rowEigenbasis(h: RowHessians): RowEigenbasis {
  if (h.reducedFrom === null) return inEigenbasis(h, eigenSemidefinite(h.dimension, h.mean));
  return { ...inEigenbasis(h, eigenOfReduced(h)), dimension: h.reducedFrom };
}

/** Of coordinates that have no units, from the rows themselves. */
function eigenOfReduced({ dimension: m, weights, rowsEach, rows }: RowHessians): Eigen {
  const roots = weights.map(Math.sqrt);
  return eigenOfRows(
    m,
    m,
    rows.map((entry, e) => roots[Math.floor(e / m / rowsEach)] * entry),
  );
}

/** The components in the eigenbasis of their mean. */
export function inEigenbasis(
  { dimension: d, weights, rowsEach, rows }: Pick<RowHessians, "dimension" | "weights" | "rowsEach" | "rows">,
  { rank, values, vectors }: Eigen,
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
