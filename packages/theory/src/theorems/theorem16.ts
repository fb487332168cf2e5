import { type Batch, effectiveBatchSize, inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Bound, constantObjective } from "./bound.ts";
import { lemma15 } from "./lemma15.ts";

/**
 * The divergence bound l(k).
 *
 * **Statement** (Patel 2017, Theorem 16, eq. (8)). If α < 0 or
 *
 *     α > l(k) = 2λ_{M−1} / [(1 + γ/k) λ²_{M−1} + s/k],
 *
 * with M the smallest m ∈ {2, …, r} for which s/(λ_{m−1}λ_m) − γ > k, and r + 1 if there is none, then the expected optimality gap E[(θ − β*)'Q̄(θ − β*)] of SGD-k on a homogeneous
 * problem grows in this step.
 *
 * By eqs. (9) and (10), l(k) = max over m of 2λ_m/[(1 + γ/k)λ_m² + s/k]: M − 1 is where the maximum sits. Each of these
 * does not fall when k rises, so l(k) does not either, across changes of M as well; it is continuous there.
 *
 * **As printed**: the growth is strict only if the gap is positive: an iterate with (θ − β*)'Q̄(θ − β*) = 0 keeps the
 * gap 0. The proof's last step cites (10) for m < M, and needs the negation of (9) for m = M − 1; both say
 * s/(λ_{m−1}λ_m) − γ ≤ k.
 *
 * @param geometry - λ descending and positive, γ, s; any admissible γ
 * @param batchSize - k, or a batch without replacement
 * @returns a learning rate, in units of 1/λ
 * @throws RangeError if `batchSize` is out of range
 * @example
 * ```ts
 * import { denseHessians, localGeometry, rateOf, theorem16 } from "sgd-basins/theory";
 *
 * rateOf(theorem16(localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)])), 1)); // ≈ 0.8
 * ```
 */
export function theorem16(geometry: LocalGeometry, batchSize: Batch): Bound {
  const inverse = inverseBatchSize(batchSize);
  if (geometry.rank === 0) return constantObjective;
  const λ = geometry.eigenvalues[theorem16Index(geometry, batchSize) - 2];
  return { applies: true, learningRate: lemma15(λ, geometry.gamma, geometry.s, inverse) };
}

/**
 * M of Theorem 16: the smallest m ∈ {2, …, r} with s/(λ_{m−1}λ_m) − γ > k, and r + 1 if there is none.
 *
 * Counted from 1, as in the paper. M does not fall when k rises.
 */
export function theorem16Index(geometry: LocalGeometry, batchSize: Batch): number {
  const { eigenvalues, gamma, s, rank } = geometry;
  const size = effectiveBatchSize(batchSize);
  for (let m = 2; m <= rank; m++) {
    if (s / eigenvalues[m - 2] / eigenvalues[m - 1] - gamma > size) return m;
  }
  return rank + 1;
}
