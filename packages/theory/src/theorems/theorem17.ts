import { type Batch, effectiveBatchSize, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Bound, constantObjective } from "./bound.ts";
import { lemma15 } from "./lemma15.ts";

/**
 * The convergence bound u(k).
 *
 * **Statement** (Patel 2017, Theorem 17, eq. (11)). If
 *
 *     0 < α < u(k) = 2λ / [(1 + γ/k) λ² + t/k],  λ = λ₁ if k ≥ t/(λ₁λᵣ) − γ, else λᵣ,
 *
 * then the expected optimality gap E[(θ − β*)'Q̄(θ − β*)] of SGD-k on a homogeneous problem shrinks in this step.
 *
 * u(k) is the smaller of the two branches, and so the minimum over all m of 2λ_m/[(1 + γ/k)λ_m² + t/k]; it does not fall
 * when k rises.
 *
 * **As printed**: the gap shrinks strictly only if it is positive.
 *
 * @param geometry - λ descending and positive, γ, t; any admissible γ
 * @param batchSize - k, or a batch without replacement
 * @returns a learning rate, in units of 1/λ
 * @throws RangeError if `batchSize` is out of range
 * @example
 * ```ts
 * import { denseHessians, localGeometry, rateOf, theorem17 } from "sgd-basins/theory";
 *
 * rateOf(theorem17(localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)])), 1)); // ≈ 0.8
 * ```
 */
export function theorem17(geometry: LocalGeometry, batchSize: Batch): Bound {
  const inverse = inverseBatchSize(batchSize);
  if (geometry.rank === 0) return constantObjective;
  const large = criticalBatchSize(geometry) <= effectiveBatchSize(batchSize);
  const λ = geometry.eigenvalues[large ? 0 : geometry.rank - 1];
  return { applies: true, learningRate: lemma15(λ, geometry.gamma, geometry.t, inverse) };
}

/**
 * The batch size at which Theorem 17 changes its branch, t/(λ₁λᵣ) − γ; the "threshold value" of Table 3. For batches without
 * replacement it is the effective batch size k(N − 1)/(N − k).
 *
 * It can be zero or negative; then every k is on the branch of λ₁. NaN if Q̄ = 0.
 *
 * @param geometry - λ descending and positive, γ, t; any admissible γ
 * @returns a number of components, not necessarily whole
 * @example
 * ```ts
 * import { criticalBatchSize, denseHessians, localGeometry } from "sgd-basins/theory";
 *
 * criticalBatchSize(localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]))); // ≈ -0.25
 * ```
 */
export function criticalBatchSize(geometry: LocalGeometry): number {
  if (geometry.rank === 0) return Number.NaN;
  return geometry.t / geometry.eigenvalues[0] / geometry.eigenvalues[geometry.rank - 1] - geometry.gamma;
}
