import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type BatchSize, constantObjective, inverseBatchSize } from "../theorems/bound.ts";
import type { EnclosedBound } from "./limitOfMoment.ts";

/**
 * The exact limit α*(k) of mean-square stability where every Hessian is diagonal: the coordinates do not mix, and
 *
 *     α*(k) = min_j 2q̄ⱼ / [q̄ⱼ² + Σ pᵢ(q_ij − q̄ⱼ)²/k] = min_j 2 / [λⱼ + dⱼ/(kλⱼ²)],
 *
 * with the excess dⱼ = λⱼ Σ pᵢ(q_ij − λⱼ)². (The map of second moments is diagonal, and its spectral radius belongs to a
 * positive semi-definite matrix, so that no off-diagonal entry can exceed all diagonal ones.)
 *
 * @param geometry - of structure "diagonal"
 * @throws RangeError if it is of another, or `batchSize` is not a positive integer or `"inf"`
 */
export function diagonalMeanSquareLimit(geometry: LocalGeometry, batchSize: BatchSize): EnclosedBound {
  const inverse = inverseBatchSize(batchSize);
  const { eigenvalues, excess } = geometry;
  if (excess.structure !== "diagonal") throw new RangeError("diagonalMeanSquareLimit: the Hessians must be diagonal");
  if (geometry.rank === 0) return constantObjective;
  const rates = eigenvalues.map((λ, j) => 2 / (λ + (inverse * excess.values[j]) / λ / λ));
  const learningRate = rates.reduce((least, rate) => Math.min(least, rate));
  return { applies: true, learningRate, enclosure: [learningRate, learningRate] };
}
