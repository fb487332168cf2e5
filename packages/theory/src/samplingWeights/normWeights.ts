import type { SampledComponents } from "./sampledComponents.ts";

/**
 * Probabilities in proportion to wᵢ‖Qᵢ‖: Needell, Ward and Srebro (2014), "Stochastic gradient descent, weighted sampling, and
 * the randomized Kaczmarz algorithm", with the smoothness constant Lᵢ = ‖Qᵢ‖. Components without curvature get zero.
 */
export function normWeights({ objectiveWeights, norms }: SampledComponents): Float64Array {
  const shares = norms.map((norm, i) => objectiveWeights[i] * norm);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
