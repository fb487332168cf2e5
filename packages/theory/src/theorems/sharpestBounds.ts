import { type Batch, effectiveBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, constantObjective } from "./bound.ts";
import { type BoundsAtGamma, boundsAtGamma, largestGamma } from "./boundsOverGamma.ts";

/** Enough to shrink an interval of γ to the spacing of doubles: ((√5 − 1)/2)^80 < 2e-17, and 2^−80. */
const halvings = 80;

/** The γ at which a theorem says most, and both theorems there. */
export interface SharpestBounds {
  /** Where Theorem 16's l(k) is smallest. */
  divergence: BoundsAtGamma;
  /** Where Theorem 17's u(k) is largest. */
  convergence: BoundsAtGamma;
}

/**
 * The ideal choice of γ, which the paper leaves open ("we are working on an exact mathematical treatment").
 *
 * *Divergence.* s(γ) is a minimum of affine functions of γ, hence concave; so is every γλ_m² + s(γ), 1 over a positive
 * concave function is convex, and l(k) = max over m of 2λ_m/[λ_m² + (γλ_m² + s(γ))/k] is convex in γ. Golden section finds
 * its minimum, to rounding in l; where l is flat, γ is less sure than l.
 *
 * *Convergence.* t(γ) falls at a rate between λᵣ² and λ₁². So Theorem 17's branch of λ₁ falls with γ and that of λᵣ
 * rises, and u(k), the smaller one, is largest where they meet, at t(γ)/(λ₁λᵣ) − γ = k; if they do not meet, at γ = 0 (for
 * large k) or the largest γ (for small k). Bisection finds it.
 *
 * @param geometry - λ and D; its γ is not used
 * @param batchSize - k, or a batch without replacement; γ plays no part in gradient descent
 * @throws RangeError if `batchSize` is out of range
 */
export function sharpestBounds(geometry: LocalGeometry, batchSize: Batch): Applicable<SharpestBounds> {
  if (geometry.rank === 0) return constantObjective;
  const at = (gamma: number): BoundsAtGamma => {
    const row = boundsAtGamma(geometry, batchSize, gamma);
    if (!row.applies) throw new Error(row.reason);
    return row;
  };
  const largest = largestGamma(geometry);
  return {
    applies: true,
    divergence: minimizeConvex(at, (row) => row.divergence, largest),
    convergence: crossing(at, batchSize, largest),
  };
}

function crossing(at: (gamma: number) => BoundsAtGamma, batchSize: Batch, largest: number): BoundsAtGamma {
  const size = effectiveBatchSize(batchSize);
  const beyond = (row: BoundsAtGamma): boolean => row.criticalBatchSize > size;
  let low = at(0);
  let high = at(largest);
  if (!beyond(low)) return low;
  if (beyond(high)) return high;
  for (let i = 0; i < halvings; i++) {
    const middle = at(low.gamma + (high.gamma - low.gamma) / 2);
    if (beyond(middle)) low = middle;
    else high = middle;
  }
  return high.convergence >= low.convergence ? high : low;
}

function minimizeConvex(
  at: (gamma: number) => BoundsAtGamma,
  value: (row: BoundsAtGamma) => number,
  largest: number,
): BoundsAtGamma {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = 0;
  let high = largest;
  let left = at(high - ratio * (high - low));
  let right = at(low + ratio * (high - low));
  for (let i = 0; i < halvings; i++) {
    if (value(left) <= value(right)) {
      high = right.gamma;
      right = left;
      left = at(Math.max(low, high - ratio * (high - low)));
    } else {
      low = left.gamma;
      left = right;
      right = at(Math.min(high, low + ratio * (high - low)));
    }
  }
  // The ends are tried too, because there the search only approaches them.
  return [at(0), at(largest), left, right].reduce((best, row) => (value(row) < value(best) ? row : best));
}
