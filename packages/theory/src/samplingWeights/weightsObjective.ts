import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { criticalBatchSize } from "../theorems/theorem17.ts";

/**
 * What the sampling weights are to make small, a function of λ₁, λᵣ, γ and t.
 *
 * `critical batch size`: t/(λ₁λᵣ) − γ, as the paper proposes (section 2.1). It rewards γ, that is, noise that is alike in all
 * directions: where one dimension is all there is, t = 0, and the objective has no minimum but falls with pᵢ → 0.
 *
 * `convergence bound`: 2/u(1), the larger of (1 + γ)λ + t/λ over λ = λ₁, λᵣ (Theorem 17), in units of 1/λ₁: the weights for
 * which SGD-1 is proven to converge at the largest learning rate. Where the weights are free this also rewards a flatter Q̄.
 */
export type WeightsGoal = "critical batch size" | "convergence bound";

/** The objective, and its derivatives with respect to t, γ, λ₁ and λᵣ. */
export interface GoalValue {
  readonly value: number;
  readonly byT: number;
  readonly byGamma: number;
  readonly byLargest: number;
  readonly bySmallest: number;
}

export function goalValue(goal: WeightsGoal, λ1: number, λr: number, gamma: number, t: number): GoalValue {
  if (goal === "critical batch size") {
    const ratio = t / λ1 / λr;
    return {
      value: ratio - gamma,
      byT: 1 / λ1 / λr,
      byGamma: -1,
      byLargest: -ratio / λ1,
      bySmallest: -ratio / λr,
    };
  }
  const first = (1 + gamma) * λ1 + t / λ1;
  const last = (1 + gamma) * λr + t / λr;
  const λ = first >= last ? λ1 : λr;
  const byλ = 1 + gamma - t / λ / λ;
  return {
    value: Math.max(first, last),
    byT: 1 / λ,
    byGamma: λ,
    byLargest: first >= last ? byλ : 0,
    bySmallest: first >= last ? 0 : byλ,
  };
}

/** The objective at a geometry with the largest γ. */
export function goalAt(goal: WeightsGoal, geometry: LocalGeometry): number {
  const { eigenvalues, gamma, t, rank } = geometry;
  return goal === "critical batch size"
    ? criticalBatchSize(geometry)
    : goalValue(goal, eigenvalues[0], eigenvalues[rank - 1], gamma, t).value;
}
