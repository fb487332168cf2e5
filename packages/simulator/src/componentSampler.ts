import type { Problem } from "@sgd-basins/problems";
import {
  type BatchSize,
  distinctIndexSampler,
  type Sampling,
  type Stream,
  weightedIndexSampler,
} from "@sgd-basins/random";

/** Draws the components of batches, one a call: the first k calls give a batch, the next k another. */
export type ComponentSampler = (stream: Stream) => number;

/**
 * What draws the batches of SGD-k: with replacement, component i with probability pᵢ each time; without, any k different
 * components alike. At k = N that is gradient descent, but for the order in which the sum is taken.
 *
 * @param problem - of which the number of components and their weights count
 * @param batchSize - k, or `"inf"`, which draws nothing
 * @param sampling - default with replacement
 * @returns a function that draws the index of a component, from 0
 * @throws RangeError if there are fewer than k components to draw without replacement, or their weights differ
 * @example
 * ```ts
 * import { componentSampler, stream } from "sgd-basins/simulator";
 *
 * const draw = componentSampler({ components: 3, weights: Float64Array.of(1, 1, 1) }, 3, "without-replacement");
 * const source = stream(1, "batches");
 * [draw(source), draw(source), draw(source)].sort(); // → [0, 1, 2]
 * ```
 */
export function componentSampler(
  problem: Pick<Problem, "components" | "weights">,
  batchSize: BatchSize,
  sampling: Sampling = "with-replacement",
): ComponentSampler {
  checkSampling(problem, batchSize, sampling);
  return sampling === "with-replacement" || batchSize === "inf"
    ? weightedIndexSampler(problem.weights)
    : distinctIndexSampler(problem.components, batchSize);
}

/** Throws as `componentSampler` says. */
export function checkSampling(
  { components, weights }: Pick<Problem, "components" | "weights">,
  batchSize: BatchSize,
  sampling: Sampling,
): void {
  if (sampling === "with-replacement") return;
  if (batchSize !== "inf" && batchSize > components) {
    throw new RangeError(
      `SGD-k: without replacement the batch size must be at most the number of components, ${components}, got ${batchSize}`,
    );
  }
  if (weights.some((weight) => weight !== weights[0])) {
    throw new RangeError("SGD-k: components that are drawn without replacement must have equal weights");
  }
}
