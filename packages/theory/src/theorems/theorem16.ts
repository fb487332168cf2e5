import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type BatchSize, type Bound, constantObjective, inverseBatchSize } from "./bound.ts";

/**
 * The divergence bound l(k): above it (or below 0) the expected optimality gap E[(θ − β*)'Q̄(θ − β*)] of SGD-k grows.
 *
 *     l(k) = 2λ_{M−1} / [(1 + γ/k) λ²_{M−1} + s/k]
 *
 * with M of {@link theorem16Index}. Patel 2017, Theorem 16, eq. (8).
 *
 * @param geometry - λ descending and positive, γ, s; any admissible γ
 * @param batchSize - k, a positive integer or `"inf"`
 * @throws RangeError if `batchSize` is neither
 */
export function theorem16(geometry: LocalGeometry, batchSize: BatchSize): Bound {
  const inverse = inverseBatchSize(batchSize);
  if (geometry.rank === 0) return constantObjective;
  const λ = geometry.eigenvalues[theorem16Index(geometry, batchSize) - 2];
  return { applies: true, learningRate: 2 / ((1 + geometry.gamma * inverse) * λ + (geometry.s * inverse) / λ) };
}

/**
 * M of Theorem 16: the smallest m ∈ {2, …, r} with s/(λ_{m−1}λ_m) − γ > k, and r + 1 if there is none.
 *
 * Counted from 1, as in the paper.
 */
export function theorem16Index(geometry: LocalGeometry, batchSize: BatchSize): number {
  const { eigenvalues, gamma, s, rank } = geometry;
  if (batchSize === "inf") return rank + 1;
  for (let m = 2; m <= rank; m++) {
    if (s / eigenvalues[m - 2] / eigenvalues[m - 1] - gamma > batchSize) return m;
  }
  return rank + 1;
}
