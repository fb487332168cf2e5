import type { Box, Problem } from "@sgd-basins/problems";
import type { BatchSize, Stream } from "@sgd-basins/random";
import type { ComponentSampler } from "./componentSampler.ts";

/**
 * One step of SGD-k in place: x ← Π[x − (α/k) Σ ∇f_Z(x)], the sum over the k components Z of a batch; Π is the projection on
 * the problem's box, if it has one. For k = ∞ the sum is the whole gradient Σ pᵢ∇fᵢ(x), and nothing is drawn. Patel 2017,
 * Definition 9, eq. (3), where batches are drawn with replacement.
 *
 * @param problem - the sum
 * @param x - the iterate, overwritten by the next one
 * @param learningRate - α, in units of 1/curvature
 * @param batchSize - k, or `"inf"` for gradient descent
 * @param sample - draws a batch, one component a call: see `componentSampler`
 * @param stream - where the sampler has its random numbers from
 * @param gradient - scratch of the problem's dimension
 * @example
 * ```ts
 * import { quadraticCircleModel } from "sgd-basins/problems";
 * import { componentSampler, sgdStep, stream } from "sgd-basins/simulator";
 *
 * const problem = quadraticCircleModel(1, 0, 1);
 * const x = new Float64Array(problem.dimension);
 * sgdStep(problem, x, 0.001, 4, componentSampler(problem, 4), stream(1, "a run"), new Float64Array(x.length));
 * x.every(Number.isFinite); // → true
 * ```
 */
export function sgdStep(
  problem: Problem,
  x: Float64Array,
  learningRate: number,
  batchSize: BatchSize,
  sample: ComponentSampler,
  stream: Stream,
  gradient: Float64Array,
): void {
  let rate = learningRate;
  if (batchSize === "inf") {
    problem.gradient(x, gradient);
  } else {
    if (problem.weightedGradient !== undefined && batchSize >= problem.components) {
      const counts = new Float64Array(problem.components);
      for (let draw = 0; draw < batchSize; draw++) counts[sample(stream)]++;
      problem.weightedGradient(counts, x, gradient);
    } else {
      gradient.fill(0);
      for (let draw = 0; draw < batchSize; draw++) problem.addComponentGradient(sample(stream), x, gradient);
    }
    rate /= batchSize;
  }
  for (let j = 0; j < x.length; j++) x[j] -= rate * gradient[j];
  if (problem.box !== null) projectInPlace(problem.box, x);
}

/** The nearest point of the box. */
function projectInPlace({ lower, upper }: Box, x: Float64Array): void {
  for (let j = 0; j < x.length; j++) {
    if (x[j] < lower[j]) x[j] = lower[j];
    else if (x[j] > upper[j]) x[j] = upper[j];
  }
}
