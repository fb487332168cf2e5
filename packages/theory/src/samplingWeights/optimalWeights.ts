import { normWeights } from "./normWeights.ts";
import type { SampledComponents } from "./sampledComponents.ts";
import { momentsOf, type Reading, sampledGeometry } from "./sampledGeometry.ts";
import { smoothedGoal } from "./smoothedGoal.ts";
import { goalAt, type WeightsGoal } from "./weightsObjective.ts";

export interface OptimalWeights {
  /** pᵢ, positive, summing to one. */
  readonly weights: Float64Array;
  /** The objective at these weights. */
  readonly value: number;
  /** The objective at the starts. */
  readonly startValues: { readonly uniform: number; readonly norms: number };
  /** Evaluations of the objective. */
  readonly evaluations: number;
}

/** No probability falls below this share of 1/N: the paper's objective can have no minimum on the open simplex. */
export const leastShare = 1e-3;

/** Orders of the power means, 2^2 … 2^8, one stage each. */
const STAGES = [2, 4, 6, 8];
const STEPS_A_STAGE = 60;
const LARGEST_STEP = 1e6;
const SMALLEST_STEP = 1e-9;

/**
 * Sampling weights p that make t/(λ₁λᵣ) − γ small, subject to F̄ ⪰ (1 + γ)Q̄³, over pᵢ ≥ 1e-3/N, Σ pᵢ = 1: the problem that
 * the paper states in section 2.1 and leaves undone. For each p the largest γ is the best, since t falls with γ.
 *
 * Mirror descent with a smoothed objective, from uniform weights, from weights in proportion to ‖Qᵢ‖ and from their mean; a
 * step divides pᵢ by 1 + η (gᵢ − min g) and is taken only where it descends. The objective is neither smooth nor convex:
 * the answer is a point where no such step descends, near a local minimum, and never worse than the starts; nothing more is
 * guaranteed. Deterministic.
 *
 * @param reading - what the weights change; see {@link Reading}
 * @param onStep - told the share of the work that is done, at most
 */
export function optimalWeights(
  components: SampledComponents,
  reading: Reading,
  goal: WeightsGoal = "critical batch size",
  onStep: (share: number) => void = () => {},
): OptimalWeights {
  const n = components.count;
  const uniform = new Float64Array(n).fill(1 / n);
  const norms = withFloor(normWeights(components));
  const valueAt = (p: Float64Array): number =>
    goalAt(goal, sampledGeometry(components.rank, momentsOf(components, reading, p)).geometry);
  const startValues = { uniform: valueAt(uniform), norms: valueAt(norms) };
  let best = startValues.norms < startValues.uniform ? norms : uniform;
  let value = Math.min(startValues.uniform, startValues.norms);
  let evaluations = 2;
  const halfway = uniform.map((share, i) => (share + norms[i]) / 2);
  const starts = [uniform, norms, halfway];
  for (const [number, start] of starts.entries()) {
    let p = start;
    for (const [stage, squarings] of STAGES.entries()) {
      let step = 1;
      let here = smoothedGoal(components, reading, goal, p, squarings);
      evaluations++;
      for (let steps = 0; steps < STEPS_A_STAGE && step > SMALLEST_STEP; steps++) {
        const next = descend(p, here.gradient, step);
        const there = smoothedGoal(components, reading, goal, next, squarings);
        evaluations++;
        onStep((number + (stage + steps / STEPS_A_STAGE) / STAGES.length) / starts.length);
        if (there.exact < value) {
          value = there.exact;
          best = next;
        }
        if (there.smooth < here.smooth) {
          p = next;
          here = there;
          step = Math.min(2 * step, LARGEST_STEP);
        } else step /= 4;
      }
    }
  }
  return { weights: best, value, startValues, evaluations };
}

/** pᵢ ← pᵢ / (1 + η (gᵢ − min g) / m), where m is the mean of gᵢ − min g, then back to the simplex. */
function descend(p: Float64Array, gradient: Float64Array, step: number): Float64Array {
  const least = gradient.reduce((a, b) => Math.min(a, b));
  let mean = 0;
  for (let i = 0; i < p.length; i++) mean += p[i] * (gradient[i] - least);
  if (!(mean > 0)) return p;
  return withFloor(p.map((share, i) => share / (1 + (step * (gradient[i] - least)) / mean)));
}

/** Non-negative numbers as probabilities of at least {@link leastShare}/N each. */
function withFloor(p: Float64Array): Float64Array {
  const floor = leastShare / p.length;
  const sum = p.reduce((total, share) => total + share, 0);
  return p.map((share) => floor + (1 - leastShare) * (share / sum));
}
