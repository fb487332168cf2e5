import { checkSettings, type Table } from "@sgd-basins/options";
import type { Problem } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, type Stream } from "@sgd-basins/random";
import { checkBatchSize } from "./checkBatchSize.ts";
import type { ComponentSampler } from "./componentSampler.ts";
import { distanceBetween } from "./distanceBetween.ts";
import { sgdStep } from "./sgdStep.ts";

/** A run of SGD-k from beside a point, which is over once it has left. */
export interface DepartureSettings {
  /** The sum. */
  readonly problem: Problem;
  /** The minimizer that the run is to stay at or leave. */
  readonly point: Float64Array;
  /** How far from it the run starts, in a uniformly random direction. */
  readonly distance: number;
  /** It has left once it is this many times as far from the point as it started. */
  readonly factor: number;
  /** α, in units of 1/curvature. */
  readonly learningRate: number;
  /** k, or `"inf"` for gradient descent. */
  readonly batchSize: BatchSize;
  /** How many steps it has for that. */
  readonly steps: number;
  /** Of steps, after which growths are kept; none are without it. */
  readonly every?: number;
}

const table: Table<DepartureSettings> = {
  ...{ problem: 0, point: 0, distance: 0, factor: 0 },
  ...{ learningRate: 0, batchSize: 0, steps: 0, every: 0 },
};

/** What such a run did. */
export interface Departure {
  /** Whether it came to be `factor` times as far away as it started. */
  readonly left: boolean;
  /** Steps that were made: up to the one by which it left, or all. */
  readonly steps: number;
  /** Its last distance from the point, in units of the first; infinite beyond the range of doubles. */
  readonly growth: number;
  /** Where it was then. */
  readonly end: Float64Array;
  /** The same after steps 0, m, 2m, … as far as it went, if every m-th was to be kept. */
  readonly growths: Float64Array;
}

/**
 * One run of SGD-k until it leaves a point or its steps are over.
 *
 * @param settings - what is run, and when it has left
 * @param sample - draws batches as the settings say: `componentSampler(problem, batchSize)`
 * @param stream - used for the start, then for the components in order
 * @returns whether it left, after how many steps, and where it was
 * @throws RangeError unless distance and factor are positive and finite, the batch size is a positive integer or "inf", and
 *   `every`, if it is given, is a positive integer; TypeError if there is no such setting
 * @example
 * ```ts
 * import { quadraticSum } from "sgd-basins/problems";
 * import { componentSampler, simulateDeparture, stream } from "sgd-basins/simulator";
 *
 * const two = Float64Array.of(2);
 * const problem = quadraticSum({ dimension: 1, weights: Float64Array.of(1), hessians: [two], linearTerms: [Float64Array.of(0)] });
 * const settings = { problem, point: Float64Array.of(0), distance: 1, factor: 10, learningRate: 2, batchSize: 1, steps: 9 };
 * // Each step triples the distance.
 * simulateDeparture(settings, componentSampler(problem, 1), stream(1, "a run")).steps; // → 3
 * ```
 */
export function simulateDeparture(settings: DepartureSettings, sample: ComponentSampler, stream: Stream): Departure {
  checkDeparture(settings);
  const { problem, point, distance, factor, learningRate, batchSize, steps, every } = settings;
  const x = pointBeside(point, distance, stream);
  const gradient = new Float64Array(x.length);
  const growths = every === undefined ? [] : [1];
  const endAt = (step: number, growth: number, left: boolean): Departure => {
    return { left, steps: step, growth, end: x, growths: Float64Array.from(growths) };
  };
  let growth = 1;
  for (let step = 1; step <= steps; step++) {
    sgdStep(problem, x, learningRate, batchSize, sample, stream, gradient);
    growth = distanceBetween(x, point) / distance;
    if (every !== undefined && step % every === 0) growths.push(growth);
    if (growth >= factor) return endAt(step, growth, true);
  }
  return endAt(steps, growth, false);
}

/** Throws as `simulateDeparture` says. */
export function checkDeparture(settings: DepartureSettings): void {
  checkSettings(settings, table, "SGD-k");
  const { distance, factor, batchSize, every = 1 } = settings;
  if (!(distance > 0 && distance * factor > 0 && distance * factor < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`SGD-k: distance and factor must be positive and finite, got ${distance} and ${factor}`);
  }
  checkBatchSize(batchSize);
  if (!(Number.isSafeInteger(every) && every >= 1)) {
    throw new RangeError(`SGD-k: every must be an integer, at least 1, got ${every}`);
  }
}

/** A point at a distance from another, in a uniformly random direction. */
export function pointBeside(point: Float64Array, distance: number, stream: Stream): Float64Array {
  const x = new Float64Array(point.length);
  fillNormals(stream, x);
  const length = Math.sqrt(x.reduce((sum, entry) => sum + entry * entry, 0));
  for (let j = 0; j < x.length; j++) x[j] = point[j] + (distance * x[j]) / length;
  return x;
}
