import type { Problem } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, type Stream } from "@sgd-basins/random";
import { checkBatchSize } from "./checkBatchSize.ts";
import type { ComponentSampler } from "./componentSampler.ts";
import { distanceBetween } from "./distanceBetween.ts";
import { sgdStep } from "./sgdStep.ts";

/** A run of SGD-k from beside a point, which is over once it has left. */
export interface DepartureSettings {
  readonly problem: Problem;
  /** The minimizer that the run is to stay at or leave. */
  readonly point: Float64Array;
  /** How far from it the run starts, in a uniformly random direction. */
  readonly distance: number;
  /** It has left once it is this many times as far from the point as it started. */
  readonly factor: number;
  readonly learningRate: number;
  readonly batchSize: BatchSize;
  /** How many steps it has for that. */
  readonly steps: number;
}

/** What such a run did. */
export interface Departure {
  readonly left: boolean;
  /** Steps that were made: up to the one by which it left, or all. */
  readonly steps: number;
  /** Its last distance from the point, in units of the first; infinite beyond the range of doubles. */
  readonly growth: number;
}

/**
 * One run of SGD-k until it leaves a point or its steps are over.
 *
 * @param sample - draws batches as the settings say: `componentSampler(problem, batchSize)`
 * @param stream - used for the start, then for the components in order
 * @throws RangeError unless distance and factor are positive and finite, and the batch size is a positive integer or "inf"
 */
export function simulateDeparture(settings: DepartureSettings, sample: ComponentSampler, stream: Stream): Departure {
  checkDeparture(settings);
  const { problem, point, distance, factor, learningRate, batchSize, steps } = settings;
  const x = pointBeside(point, distance, stream);
  const gradient = new Float64Array(x.length);
  let growth = 1;
  for (let step = 1; step <= steps; step++) {
    sgdStep(problem, x, learningRate, batchSize, sample, stream, gradient);
    growth = distanceBetween(x, point) / distance;
    if (growth >= factor) return { left: true, steps: step, growth };
  }
  return { left: false, steps, growth };
}

/** Throws as `simulateDeparture` says. */
export function checkDeparture({ distance, factor, batchSize }: DepartureSettings): void {
  if (!(distance > 0 && distance * factor > 0 && distance * factor < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`SGD-k: distance and factor must be positive and finite, got ${distance} and ${factor}`);
  }
  checkBatchSize(batchSize);
}

/** A point at a distance from another, in a uniformly random direction. */
export function pointBeside(point: Float64Array, distance: number, stream: Stream): Float64Array {
  const x = new Float64Array(point.length);
  fillNormals(stream, x);
  const length = Math.sqrt(x.reduce((sum, entry) => sum + entry * entry, 0));
  for (let j = 0; j < x.length; j++) x[j] = point[j] + (distance * x[j]) / length;
  return x;
}
