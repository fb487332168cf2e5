import type { Batch } from "../batch.ts";
import { geometryAtGamma, geometryWithLargestGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, constantObjective } from "./bound.ts";
import { theorem16, theorem16Index } from "./theorem16.ts";
import { criticalBatchSize, theorem17 } from "./theorem17.ts";

/** Both theorems at one γ. */
export interface BoundsAtGamma {
  readonly gamma: number;
  readonly s: number;
  readonly t: number;
  /** M of Theorem 16. */
  readonly index: number;
  /** t/(λ₁λᵣ) − γ of Theorem 17, an effective batch size. */
  readonly criticalBatchSize: number;
  /** l(k). */
  readonly divergence: number;
  /** u(k). */
  readonly convergence: number;
}

/**
 * Theorems 16 and 17 as functions of γ, at `count` equidistant values from 0 to the largest admissible one.
 *
 * As γ rises s, t and the critical batch size fall and M does not; l is convex in γ and 1/u is convex in γ, which is what
 * {@link sharpestBounds} rests on. Each row holds the theorems' true statements for the same problem.
 *
 * **The paper's remark** (Patel 2017, after Theorem 16) that decreasing γ at fixed M raises l holds for M = 2 and is the
 * wrong way round for M = r + 1: dl/dγ has the sign of −(λ²_{M−1} + s'(γ)), and −λ₁² ≤ s'(γ) ≤ −λᵣ².
 *
 * @param geometry - λ and D; its γ is not used
 * @param batchSize - k, or a batch without replacement
 * @param count - at least 2
 * @throws RangeError if `batchSize` or `count` is out of range
 */
export function boundsOverGamma(
  geometry: LocalGeometry,
  batchSize: Batch,
  count: number,
): Applicable<{ rows: readonly BoundsAtGamma[] }> {
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new RangeError(`the number of values of γ must be an integer of at least 2, found ${count}`);
  }
  const largest = largestGamma(geometry);
  const rows: BoundsAtGamma[] = [];
  for (let i = 0; i < count; i++) {
    const row = boundsAtGamma(geometry, batchSize, i === count - 1 ? largest : (largest * i) / (count - 1));
    if (!row.applies) return row;
    rows.push(row);
  }
  return { applies: true, rows };
}

/** Both theorems at a given γ ∈ [0, largest γ]. */
export function boundsAtGamma(geometry: LocalGeometry, batchSize: Batch, gamma: number): Applicable<BoundsAtGamma> {
  const seen = geometryAtGamma(geometry, gamma);
  const divergence = theorem16(seen, batchSize);
  const convergence = theorem17(seen, batchSize);
  if (!divergence.applies || !convergence.applies) return constantObjective;
  return {
    applies: true,
    gamma,
    s: seen.s,
    t: seen.t,
    index: theorem16Index(seen, batchSize),
    criticalBatchSize: criticalBatchSize(seen),
    divergence: divergence.learningRate,
    convergence: convergence.learningRate,
  };
}

/** The largest γ that Assumption 8 admits, whatever γ the geometry was made with. */
export function largestGamma({ dimension, eigenvalues, excess }: LocalGeometry): number {
  return geometryWithLargestGamma(dimension, eigenvalues, excess).gamma;
}
