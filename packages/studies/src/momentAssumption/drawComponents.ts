/** The random matrices and weights of Appendix A, each from a stream of its own. */
import { fillHaarFrame, type HaarScratch } from "@sgd-basins/linalg";
import { type Stream, stream, uniform01, uniformBetween } from "@sgd-basins/random";
import type { MomentAssumptionTask } from "./momentAssumptionTask.ts";

/** p_1 … p_N: independent U(0, 1), divided by their sum. */
export function drawWeights(task: MomentAssumptionTask): Float64Array {
  const source = streamOf(task, "weights");
  const weights = new Float64Array(task.components);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = uniform01(source);
    sum += weights[i];
  }
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  return weights;
}

/**
 * Draws Q_i = UΛU' in the form of its range: `eigenvalues` (r = d − B) and `frame` = U' (r×d row-major), the first r
 * columns of a Haar matrix. The other B columns meet zero eigenvalues, so they are not drawn.
 */
export function drawComponent(
  task: MomentAssumptionTask,
  i: number,
  eigenvalues: Float64Array,
  frame: Float64Array,
  scratch: HaarScratch,
): void {
  const source = streamOf(task, i);
  const rank = eigenvalues.length;
  for (let k = 0; k < rank; k++) eigenvalues[k] = uniformBetween(source, 0, task.largestEigenvalue);
  fillHaarFrame(source, task.dimension, rank, frame, scratch);
}

function streamOf(task: MomentAssumptionTask, purpose: number | "weights"): Stream {
  const { seed, dimension, components, zeroEigenvalues, replicate } = task;
  return stream(seed, "appendix-a", dimension, components, zeroEigenvalues, replicate, purpose);
}
