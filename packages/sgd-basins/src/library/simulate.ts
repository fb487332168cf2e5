import type { BatchSize } from "@sgd-basins/random";
import { InputError } from "../failures.ts";
import { mostDistances, mostGradients, mostSteps, runsDefault } from "../solved/limits.ts";
import { startPoint } from "../solved/startPoint.ts";
import { statementsAt } from "../solved/statementsAt.ts";
import { provenBounds } from "../solved/userBounds.ts";
import { type Quantiles, type RunGaps, userRuns } from "../solved/userRuns.ts";
import { type Basin, sourceOf } from "./basin.ts";
import { batchSizeOf, type Numbers, numbersOf, positiveOf, wholeNumberOf } from "./inputs.ts";
import { type Check, type Checks, checked, ofSampling, sized } from "./options.ts";
import type { SamplingOption } from "./thresholds.ts";

/** What is run, how often and from where. */
export interface SimulateOptions extends SamplingOption {
  /** α, positive, in units of one over curvature. */
  readonly learningRate: number;
  /** k, or `"inf"` or `Infinity` for gradient descent. */
  readonly batchSize: BatchSize;
  /** Independent runs; default 100. */
  readonly runs?: number | undefined;
  /** Of each run; default 20. */
  readonly steps?: number | undefined;
  /** Of every random stream, a whole number: the same seed gives the same runs, on any machine; default 1. */
  readonly seed?: number | undefined;
  /** Runs start uniformly in the ball of this radius about the minimizer, in the problem's own units; default 1. */
  readonly radius?: number | undefined;
  /** Or all of them at this point, β, d numbers: of `fromHessians` counted from the minimizer. */
  readonly start?: Numbers | undefined;
}

const atLeast =
  (least: number): Check =>
  (value, name, place) =>
    wholeNumberOf(value, name, place, least);

const checks: Checks<SimulateOptions> = {
  learningRate: positiveOf,
  batchSize: batchSizeOf,
  sampling: ofSampling,
  runs: atLeast(1),
  steps: atLeast(1),
  seed: atLeast(0),
  radius: positiveOf,
  start: sized,
};

/** What runs did, beside what theory says of the rate. */
export interface BasinRuns {
  /** Among which thresholds the rate lies. */
  readonly zone: string;
  /** What theory predicts there of the mean. */
  readonly prediction: string;
  /** Runs that end further from the minimizer than they began. */
  readonly diverged: number;
  /** The mean over the runs of the squared distance, steps 0 to `steps`. */
  readonly meanSquareDistances: readonly number[];
  /** 5 %, 50 % and 95 % quantiles of the distance to the minimizer, for each step; null beyond the range of doubles. */
  readonly distances: readonly Quantiles[];
  /** Where `start` is given, the gap there, and its mean over the runs after the last step; else null. */
  readonly gaps: RunGaps | null;
}

/**
 * Runs SGD-k from starts about the minimizer, beside what theory predicts. That runs diverge is an outcome, not an error.
 *
 * @param basin - what `fromRows`, `fromHessians`, `fromJacobian` or a reader gave
 * @param options - the learning rate and the batch size; how many runs, how long, from where and by which seed
 * @returns how many runs diverged, and their distances from the minimizer after each step; from a given start their mean gap
 * @throws InputError if an argument breaks its rule; of gradients, which hold no sum that could be run
 * @example
 * ```ts
 * import { fromHessians, simulate } from "sgd-basins";
 *
 * const basin = fromHessians([[[1]], [[3]]]);
 * const below = simulate(basin, { learningRate: 0.5, batchSize: 1, runs: 50, steps: 100 });
 * below.diverged; // → 0
 * below.zone; // → "below convergence bound"
 * const above = simulate(basin, { learningRate: 3, batchSize: 1, runs: 50, steps: 100 });
 * above.diverged; // → 50
 * ```
 */
export function simulate(basin: Basin, options: SimulateOptions): BasinRuns {
  const name = "simulate";
  const {
    sampling = "with-replacement",
    learningRate: rate,
    runs = runsDefault,
    steps = 20,
    seed = 1,
    radius,
    start,
    ...given
  } = checked(options, checks, name, ["learningRate", "batchSize"]);
  if (radius !== undefined && start !== undefined) {
    throw new InputError(name, "start", "does not go with radius: runs start there, or in the ball");
  }
  const user = sourceOf(basin, sampling);
  const { sum } = user;
  if (sum === null)
    throw new InputError(user.name, null, "holds gradients: of these simulate could run no more than thresholds says");
  const batch = batchSizeOf(given.batchSize, name, "batchSize");
  if (sampling === "without-replacement" && batch !== "inf") wholeNumberOf(batch, name, "batchSize", 1, sum.components);
  const perStep = batch === "inf" ? sum.components : batch;
  // Each as far as those before it leave room, so that what is refused is what is too large.
  if (batch !== "inf") wholeNumberOf(batch, name, "batchSize", 1, mostGradients);
  wholeNumberOf(steps, name, "steps", 1, Math.min(mostSteps, Math.floor(mostGradients / perStep)));
  wholeNumberOf(
    runs,
    name,
    "runs",
    1,
    Math.floor(Math.min(mostDistances / (steps + 1), mostGradients / (steps * perStep))),
  );
  const at = start === undefined ? null : startPoint(user.name, user, numbersOf(start, name, "start", sum.dimension));
  const request = { batch, runs, steps, seed, sampling, radius: radius ?? 1, start: at };
  const [{ zone, prediction }] = statementsAt(rate, provenBounds(user.name, user, batch));
  // Of the loss; the sum is half of it where it is the mean of (residual)².
  const ofSum = rate * user.form.losses[user.loss].perHalf;
  const { meanSquares, ...found } = userRuns(sum, { ...request, rate: ofSum }, () => {});
  return { zone, prediction, meanSquareDistances: meanSquares, ...found };
}
