import { type Bottom, initialPoint, levenbergMarquardt, type Network, objective } from "@sgd-basins/problems";
import { type BatchSize, stream } from "@sgd-basins/random";
import { checkBatchSize } from "./checkBatchSize.ts";
import { componentSampler } from "./componentSampler.ts";
import { distanceBetween } from "./distanceBetween.ts";
import { type Beginning, stepNetworks } from "./network/stepNetworks.ts";
import { sgdStep } from "./sgdStep.ts";

/** How a network is trained before Levenberg–Marquardt. */
export interface TrainingSettings {
  readonly learningRate: number;
  /** k, components drawn with replacement, or "inf" for gradient descent. */
  readonly batchSize: BatchSize;
  readonly steps: number;
}

/** What training found: the bottom of the valley in which SGD-k ended. */
export interface Training extends Bottom {
  /** The loss at which SGD-k ended; not finite if it diverged, and then there is no bottom. */
  readonly lossBefore: number;
  /** Between SGD-k's last iterate and the bottom. */
  readonly distance: number;
}

/**
 * Trains a network: SGD-k at a constant rate from `initialPoint`, then Levenberg–Marquardt. A pure function of its arguments;
 * what does not reach the bottom says so.
 *
 * @param seed - of the streams `network, start` and `network, batches, k, α`: one start, and batches of their own for each
 * batch size and rate
 * @throws RangeError if the batch size is no positive integer or "inf"
 */
export function trainNetwork(network: Network, settings: TrainingSettings, seed: number): Training {
  const { learningRate, batchSize, steps } = settings;
  checkBatchSize(batchSize);
  const { start: x, source } = beginningOf(network, settings, seed);
  const sample = componentSampler(network, batchSize);
  const gradient = new Float64Array(network.dimension);
  for (let step = 0; step < steps; step++) sgdStep(network, x, learningRate, batchSize, sample, source, gradient);
  return descend(network, x);
}

/**
 * The same from many seeds, by a kernel that takes four at a time; the bits are those of {@link trainNetwork}, which is the
 * definition.
 */
export function trainNetworks(network: Network, settings: TrainingSettings, seeds: readonly number[]): Training[] {
  checkBatchSize(settings.batchSize);
  // No run is ever as far from the point as a number that is none.
  const nowhere = { problem: network, point: new Float64Array(network.dimension), distance: 1, factor: Number.NaN };
  return stepNetworks({ ...settings, ...nowhere }, seeds.length, (run) =>
    beginningOf(network, settings, seeds[run]),
  ).map(({ end }) => descend(network, end));
}

function beginningOf(network: Network, { learningRate, batchSize }: TrainingSettings, seed: number): Beginning {
  return {
    start: initialPoint(network.shape, stream(seed, "network", "start")),
    source: stream(seed, "network", "batches", batchSize, learningRate),
  };
}

function descend(network: Network, from: Float64Array): Training {
  const bottom = levenbergMarquardt(network, from);
  return { ...bottom, lossBefore: objective(network, from), distance: distanceBetween(bottom.point, from) };
}
