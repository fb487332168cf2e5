import {
  normWeights,
  optimalWeights,
  type SampledComponents,
  UndeterminedError,
  type WeightsGoal,
} from "@sgd-basins/theory";
import type { SamplingChoice } from "./samplingChoice.ts";

/**
 * The probabilities with which components are drawn. The objective stays what it is: a component that is drawn with
 * probability pᵢ counts wᵢ/pᵢ times. By norms, a component without curvature has probability 0; its gradient is 0 too.
 *
 * @throws UndeterminedError if a choice cannot be computed in doubles
 */
export function samplingProbabilities(
  choice: SamplingChoice,
  components: SampledComponents,
  onStep?: (share: number) => void,
): Float64Array {
  switch (choice) {
    case "uniform":
      return new Float64Array(components.count).fill(1 / components.count);
    case "norms":
      return normWeights(components);
    case "optimal":
      return best(components, "critical batch size", onStep);
    case "convergence":
      return best(components, "convergence bound", onStep);
  }
}

function best(components: SampledComponents, goal: WeightsGoal, onStep?: (share: number) => void): Float64Array {
  try {
    return optimalWeights(components, "importance", goal, onStep).weights;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UndeterminedError("these weights are searched for in doubles, to which λᵣ is 0 beside λ₁");
  }
}
