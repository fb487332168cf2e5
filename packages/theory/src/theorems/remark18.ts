import type { Batch } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { type Applicable, constantObjective } from "./bound.ts";
import { equation18 } from "./equation18.ts";
import { theorem17 } from "./theorem17.ts";

/**
 * The geometric rate at which the expected gap decays under a fixed learning rate.
 *
 * **Statement** (Patel 2017, Remark 18). For a fixed 0 < α < u(k) of Theorem 17 the expected optimality gap of SGD-k on a
 * homogeneous problem decays exponentially fast. By eq. (18), E[gap_j] ≤ factor^j E[gap_0] with
 *
 *     factor = 1 − 2αλ_m + α²{(1 + γ/k)λ_m² + t/k} < 1.
 *
 * **What "decay sufficiently slowly" must mean**: E[gap_j] ≤ E[gap_0] Π factor(αᵢ) goes to zero if αᵢ ≤ (1 − δ)u(k) for
 * a δ > 0 and Σ αᵢ = ∞; in one dimension this product is the gap itself, and Σ αᵢ < ∞ leaves it positive.
 *
 * @param geometry - λ descending and positive, γ, t; any admissible γ
 * @param batchSize - k, or a batch without replacement
 * @param learningRate - α
 * @throws RangeError if k or α is out of range
 */
export function remark18(
  geometry: LocalGeometry,
  batchSize: Batch,
  learningRate: number,
): Applicable<{ factor: number }> {
  const step = equation18(geometry, batchSize, learningRate);
  const bound = theorem17(geometry, batchSize);
  if (!step.applies || !bound.applies) return constantObjective;
  if (!(learningRate > 0 && learningRate < bound.learningRate)) {
    return {
      applies: false,
      reason: `the learning rate must lie between 0 and Theorem 17's ${bound.learningRate}, found ${learningRate}`,
    };
  }
  return { applies: true, factor: step.multiplier };
}
