/** The random matrices and weights of Appendix A, each from a stream of its own. */
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
 * The stream of Q_i, from which its `eigenvalues` (r = d − B of them, U(0, largest)) have been drawn and its frame comes
 * next.
 */
export function drawEigenvalues(task: MomentAssumptionTask, i: number, eigenvalues: Float64Array): Stream {
  const source = streamOf(task, i);
  for (let k = 0; k < eigenvalues.length; k++) eigenvalues[k] = uniformBetween(source, 0, task.largestEigenvalue);
  return source;
}

function streamOf(task: MomentAssumptionTask, purpose: number | "weights"): Stream {
  const { seed, dimension, components, zeroEigenvalues, replicate } = task;
  return stream(seed, "appendix-a", dimension, components, zeroEigenvalues, replicate, purpose);
}
