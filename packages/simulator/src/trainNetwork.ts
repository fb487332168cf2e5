import { type Bottom, initialPoint, levenbergMarquardt, type Network, objective } from "@sgd-basins/problems";
import { type BatchSize, stream } from "@sgd-basins/random";
import { componentSampler } from "./componentSampler.ts";
import { sgdStep } from "./sgdStep.ts";

/** How a network is trained before Levenberg–Marquardt. */
export interface TrainingSettings {
  /** Of the streams `network, start` and `network, batches`: one start, and for each batch size and rate batches of its own. */
  readonly seed: number;
  readonly learningRate: number;
  /** k, components drawn with replacement, or "inf" for gradient descent. */
  readonly batchSize: BatchSize;
  readonly steps: number;
}

/** What training found: the bottom of the valley in which SGD-k ended. */
export interface Training extends Bottom {
  /** The loss at which SGD-k ended; not finite if it diverged, and then there is no bottom. */
  readonly lossBefore: number;
  /** ‖x − y‖ between SGD-k's last iterate and the bottom. */
  readonly distance: number;
}

/**
 * Trains a network: SGD-k at a constant rate from {@link initialPoint}, then Levenberg–Marquardt. A pure function of its
 * arguments; what does not reach the bottom says so.
 *
 * @throws RangeError if the batch size is no positive integer or "inf"
 */
export function trainNetwork(network: Network, settings: TrainingSettings): Training {
  const { seed, learningRate, batchSize, steps } = settings;
  if (batchSize !== "inf" && !(Number.isSafeInteger(batchSize) && batchSize >= 1)) {
    throw new RangeError(`the batch size must be an integer, at least 1, or "inf", got ${batchSize}`);
  }
  const last = initialPoint(network.shape, stream(seed, "network", "start"));
  const batches = stream(seed, "network", "batches", batchSize, learningRate);
  const sample = componentSampler(network, batchSize);
  const gradient = new Float64Array(network.dimension);
  for (let step = 0; step < steps; step++) sgdStep(network, last, learningRate, batchSize, sample, batches, gradient);
  const bottom = levenbergMarquardt(network, last);
  const square = bottom.point.reduce((sum, entry, j) => sum + (entry - last[j]) * (entry - last[j]), 0);
  return { ...bottom, lossBefore: objective(network, last), distance: Math.sqrt(square) };
}
