import { normWeights, optimalWeights, type SampledComponents } from "@sgd-basins/theory";
import type { SamplingChoice } from "./samplingChoice.ts";

/**
 * The probabilities with which components are drawn. The objective stays what it is: a component that is drawn with
 * probability pᵢ counts wᵢ/pᵢ times. By norms, a component without curvature has probability 0; its gradient is 0 too.
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
      return optimalWeights(components, "importance", "critical batch size", onStep).weights;
    case "convergence":
      return optimalWeights(components, "importance", "convergence bound", onStep).weights;
  }
}
