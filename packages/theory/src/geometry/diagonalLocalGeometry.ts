import { checkWeights } from "../checkWeights.ts";
import { geometryWithLargestGamma, type LocalGeometry } from "./localGeometry.ts";

/**
 * Local geometry from diagonal component Hessians, with the largest admissible γ.
 *
 * Then Q̄ and F̄ are diagonal, and with q̄ⱼ = Σ pᵢq_ij the excess is dⱼ = q̄ⱼ Σ pᵢ (q_ij − q̄ⱼ)². Cost: O(Nd).
 *
 * @param hessians - the diagonals (q_i1, …, q_id); single entries may be negative
 * @param rankTolerance - q̄ⱼ ≤ `rankTolerance` λ₁ counts as zero
 * @throws RangeError if some q̄ⱼ is negative beyond the tolerance, which is then no minimizer, or the weights are no
 * probabilities
 */
export function diagonalLocalGeometry(
  dimension: number,
  weights: ArrayLike<number>,
  hessians: readonly Float64Array[],
  rankTolerance: number = dimension * Number.EPSILON,
): LocalGeometry {
  checkWeights(weights, hessians.length);
  const mean = new Float64Array(dimension);
  const variance = new Float64Array(dimension);
  hessians.forEach((q, i) => {
    const weight = weights[i];
    for (let j = 0; j < dimension; j++) mean[j] += weight * q[j];
  });
  hessians.forEach((q, i) => {
    const weight = weights[i];
    for (let j = 0; j < dimension; j++) {
      const deviation = q[j] - mean[j];
      variance[j] += weight * deviation * deviation;
    }
  });
  const order = Array.from(mean.keys()).sort((a, b) => mean[b] - mean[a] || a - b);
  const largest = mean[order[0]];
  const last = mean[order[dimension - 1]];
  if (last < -rankTolerance * Math.abs(largest)) {
    throw new RangeError(`diagonalLocalGeometry: the mean Hessian has the negative eigenvalue ${last}`);
  }
  const kept = order.filter((j) => mean[j] > 0 && mean[j] > rankTolerance * largest);
  return geometryWithLargestGamma(
    dimension,
    Float64Array.from(kept, (j) => mean[j]),
    { structure: "diagonal", values: Float64Array.from(kept, (j) => mean[j] * variance[j]) },
  );
}
