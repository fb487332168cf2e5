import { type Batch, inverseBatchSize } from "./batch.ts";
import type { LocalGeometry } from "./geometry/localGeometry.ts";
import { constantObjective, type EnclosedBound } from "./theorems/bound.ts";

/**
 * The exact limit α*(k) of mean-square stability where every Hessian is diagonal, in O(r).
 *
 * With diagonal Qᵢ the map of `meanSquareLimit` multiplies each entry of P by a number. It maps positive semi-definite
 * matrices to such, so its spectral radius belongs to one of them, and among its eigenmatrices these are the diagonal
 * entries:
 *
 *     α*(k) = min over a of 2λ_a / (λ_a² + Var(q_a)/k),  Var(q_a) = Σ pᵢ (q_ia − λ_a)²
 *
 * @param geometry - of diagonal Hessians, or of rank 1, where range(Q̄) has one coordinate
 * @param batchSize - k, or a batch without replacement
 * @throws RangeError if `batchSize` is out of range, or the Hessians are not diagonal in Q̄'s eigenbasis
 */
export function diagonalMeanSquareLimit(
  { eigenvalues, excess }: Pick<LocalGeometry, "eigenvalues" | "excess">,
  batchSize: Batch,
): EnclosedBound {
  const rank = eigenvalues.length;
  const inverse = inverseBatchSize(batchSize);
  if (rank === 0) return constantObjective;
  if (excess.structure !== "diagonal" && rank > 1) {
    throw new RangeError("diagonalMeanSquareLimit: the Hessians are not diagonal");
  }
  let limit = Number.POSITIVE_INFINITY;
  // The excess is λ_a Var(q_a).
  eigenvalues.forEach((λ, a) => {
    limit = Math.min(limit, 2 / (λ + (inverse * excess.values[a]) / λ / λ));
  });
  return { applies: true, learningRate: limit, enclosure: [limit, limit] };
}
