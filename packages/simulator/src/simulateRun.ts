import { checkSettings as checkNames, type Table } from "@sgd-basins/options";
import type { Minimizer, Problem } from "@sgd-basins/problems";
import { type BatchSize, type Sampling, type Stream, uniformBall } from "@sgd-basins/random";
import { checkBatchSize } from "./checkBatchSize.ts";
import { type ComponentSampler, checkSampling } from "./componentSampler.ts";
import { distanceBetween } from "./distanceBetween.ts";
import { coordinatesOnBoundary, type End, endOf } from "./outcome.ts";
import { sgdStep } from "./sgdStep.ts";

/** What one run of SGD-k is told. */
export interface RunSettings {
  /** The sum. */
  readonly problem: Problem;
  /** The minimizer about which the run starts. */
  readonly start: Minimizer;
  /** Radius of the ball about it from which the first iterate is drawn uniformly. */
  readonly radius: number;
  /** The centre of that ball; default the minimizer. */
  readonly from?: Float64Array | undefined;
  /** α, in units of 1/curvature. */
  readonly learningRate: number;
  /** k, or `"inf"` for gradient descent. */
  readonly batchSize: BatchSize;
  /** How a batch is drawn; default with replacement. */
  readonly sampling?: Sampling;
  /** How many are made. */
  readonly steps: number;
}

const table: Table<RunSettings> = {
  ...{ problem: 0, start: 0, radius: 0, from: 0 },
  ...{ learningRate: 0, batchSize: 0, sampling: 0, steps: 0 },
};

/** What one run of SGD-k did. Divergence is an outcome, not an error. */
export interface Run {
  /** For each of the problem's minimizers, the distance of iterates 0 to `steps`. */
  readonly distances: readonly Float64Array[];
  /** Whether the run ends further from the start's minimizer than it began. */
  readonly diverged: boolean;
  /** Whether some iterate after the first was outside the start's basin. */
  readonly everLeft: boolean;
  /** Where its last iterate lies. */
  readonly end: End;
  /** Share of the coordinates on the box's boundary at the end. */
  readonly boundaryShare: number;
}

/**
 * One run of SGD-k with a fixed learning rate.
 *
 * An iterate beyond the range of doubles (possible only without a box) counts as infinitely far away, and the run
 * stays there.
 *
 * @param settings - what is run, and from where
 * @param sample - draws batches as the settings say: `componentSampler(problem, batchSize, sampling)`
 * @param stream - used for the first iterate, then for the components in order
 * @param onIterate - called with each iterate, 0 to `steps`; the array is overwritten by the next one
 * @returns its distances from the minimizers, and how it ended
 * @throws RangeError unless the start is one of the problem's minimizers, the radius is finite and at least 0, the centre of
 *   the starts, if it is given, is a point, the learning rate is finite, the batch size is an integer, at least 1, or "inf", and
 *   the steps are an integer, at least 0; and, without replacement, if the batch size exceeds the number of components or their
 *   weights differ; TypeError if there is no such setting
 * @example
 * ```ts
 * import { quadraticCircleModel } from "sgd-basins/problems";
 * import { componentSampler, simulateRun, stream } from "sgd-basins/simulator";
 *
 * const problem = quadraticCircleModel(1, 0, 1);
 * const [start] = problem.minimizers;
 * const settings = { problem, start, radius: 0.1, learningRate: 1e-6, batchSize: 4, steps: 10 };
 * simulateRun(settings, componentSampler(problem, 4), stream(1, "a run")).diverged; // → false
 * ```
 */
export function simulateRun(
  settings: RunSettings,
  sample: ComponentSampler,
  stream: Stream,
  onIterate?: (step: number, x: Float64Array) => void,
): Run {
  checkSettings(settings);
  const { problem, start, radius, from = start.point, learningRate, batchSize, steps } = settings;
  const x = new Float64Array(problem.dimension);
  const gradient = new Float64Array(problem.dimension);
  const distances = problem.minimizers.map(() => new Float64Array(steps + 1));
  const record = (step: number): void => {
    problem.minimizers.forEach(({ point }, m) => {
      distances[m][step] = distanceBetween(x, point);
    });
    onIterate?.(step, x);
  };

  uniformBall(stream, from, radius, x);
  record(0);
  let everLeft = false;
  let finite = true;
  for (let step = 1; step <= steps; step++) {
    if (finite) sgdStep(problem, x, learningRate, batchSize, sample, stream, gradient);
    record(step);
    finite = distances[0][step] < Number.POSITIVE_INFINITY;
    everLeft ||= !start.inBasin(x);
  }
  const toStart = distances[problem.minimizers.indexOf(start)];
  return {
    distances,
    diverged: toStart[steps] > toStart[0],
    everLeft,
    end: endOf(problem, start, x),
    boundaryShare: coordinatesOnBoundary(problem, x) / problem.dimension,
  };
}

/** Throws as `simulateRun` says. */
export function checkSettings(settings: RunSettings): void {
  checkNames(settings, table, "SGD-k");
  const { problem, start, radius, from, learningRate, batchSize, sampling = "with-replacement", steps } = settings;
  const refuse = (rule: string): never => {
    throw new RangeError(`SGD-k: ${rule}`);
  };
  if (!problem.minimizers.includes(start)) refuse("the start must be one of the problem's minimizers");
  if (!(radius >= 0 && radius < Number.POSITIVE_INFINITY))
    refuse(`radius must be finite and at least 0, got ${radius}`);
  if (from !== undefined && !(from.length === problem.dimension && from.every(Number.isFinite)))
    refuse(`the centre of the starts must be ${problem.dimension} finite numbers`);
  if (!Number.isFinite(learningRate)) refuse(`the learning rate must be finite, got ${learningRate}`);
  checkBatchSize(batchSize);
  if (!(Number.isSafeInteger(steps) && steps >= 0)) refuse(`steps must be an integer, at least 0, got ${steps}`);
  checkSampling(problem, batchSize, sampling);
}
