import type { QuadraticSum } from "@sgd-basins/problems";
import { type Statement, thresholds } from "@sgd-basins/report/named-thresholds";
import { table } from "@sgd-basins/terminal";
import { UsageError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import { type Expectation, expectationOf, type GrowthOfRuns, SHOWN_GROWTH } from "../solved/expectation.ts";
import { mostDistances, mostGradients, mostSteps } from "../solved/limits.ts";
import { describePrediction, restOfMean } from "../solved/noiseFloor.ts";
import { samplingWords } from "../solved/samplingChoice.ts";
import { startPoint } from "../solved/startPoint.ts";
import { effortOf, formatWithin, jsonBounds, type UserBounds, userBounds } from "../solved/userBounds.ts";
import type { OnStep, UserProblem } from "../solved/userProblem.ts";
import {
  distancesOfRuns,
  type RunDistances,
  type RunGaps,
  type RunsRequest,
  type Starts,
  type UserRuns,
} from "../solved/userRuns.ts";
import { describeProblem, jsonPreparation } from "./describeProblem.ts";
import { describeThresholds } from "./describeThresholds.ts";
import { printed } from "./printed.ts";
import { isNumPy, type ProblemSource } from "./readProblem.ts";

export interface SimulateArguments extends ProblemSource, RunsRequest {
  /** Of the ball in which runs start; default 1. */
  readonly radius?: number;
  /** A start that is read before they run, in place of the ball. */
  readonly start?: string;
  readonly precision?: number;
  readonly budget?: number;
  readonly json?: boolean;
}

const ROWS_SHOWN = 20;

/** Throws UsageError for what cannot be asked of such a file, before it is read. */
export function checkSimulate(file: string, chosen: SimulateArguments): void {
  const { batch, runs, steps, radius, start } = chosen;
  if (radius !== undefined && start !== undefined)
    throw new UsageError("--start does not go with --radius: runs start at one point, or in the ball");
  if (steps > mostSteps) throw new UsageError(`--steps must be at most ${mostSteps}`);
  if (runs * (steps + 1) > mostDistances) {
    throw new UsageError(`--runs times (--steps + 1) must be at most ${mostDistances}`);
  }
  if (isNumPy(file))
    throw new UsageError(
      `${file} holds gradients: simulate needs a quadratic sum or a CSV; run the model itself at the rates that bounds prints`,
    );
  if (batch !== "inf") checkGradients(runs * steps * batch, "--runs, --steps or --batch (or take --batch inf)");
}

/** What can be run of a file. */
interface Runnable extends UserProblem {
  readonly sum: QuadraticSum;
  readonly minimizer: Float64Array;
  readonly starts: Starts;
}

/**
 * The problem as one that can be run so.
 *
 * @param start - where all runs start; null for the ball
 * @throws UsageError if it cannot; InputError if the start is too far away
 */
export function runnable(
  file: string,
  user: UserProblem,
  chosen: SimulateArguments,
  start: Float64Array | null,
): Runnable {
  const { batch, runs, steps } = chosen;
  const { sum: problem, minimizer, sampling, rest, form } = user;
  if (problem === null || minimizer === null || rest === null)
    throw new UsageError(`${file} has no sum that could be run`);
  if (sampling === "without-replacement" && batch !== "inf" && batch > problem.components) {
    throw new UsageError(`--batch must be at most the ${problem.components} components to draw without replacement`);
  }
  const perStep = batch === "inf" ? problem.components : batch;
  checkGradients(runs * steps * perStep, "--runs or --steps (a step of --batch inf takes every component)");
  const starts = { radius: chosen.radius ?? 1, start: start === null ? null : startPoint(file, { rest, form }, start) };
  return { ...user, sum: problem, minimizer, starts };
}

/** What theory says of such runs. */
export interface Expected extends Expectation {
  readonly bounds: UserBounds;
  readonly rest: ReturnType<typeof restOfMean>;
}

/** @param bounds - of the batch size, if they are known */
export function expectedOfRuns(
  file: string,
  user: Runnable,
  chosen: SimulateArguments,
  onStep: OnStep,
  bounds = userBounds(file, user, chosen.batch, effortOf(chosen), (share) => onStep(share, "limits")),
): Expected {
  const { rate, batch } = chosen;
  return {
    bounds,
    ...expectationOf(user, bounds, chosen, effortOf(chosen)),
    rest: restOfMean(user, batch, rate, user.starts),
  };
}

/** The runs' distances. */
export function distancesOf(user: Runnable, chosen: SimulateArguments, onStep: OnStep): RunDistances {
  // Of the loss; the sum is half of it where it is the mean of (residual)².
  const ofSum = chosen.rate * user.form.losses[user.loss].perHalf;
  return distancesOfRuns(user.sum, { ...chosen, ...user.starts, rate: ofSum, sampling: user.sampling }, onStep);
}

/** The answer for programs. */
export function simulateJson(
  user: Runnable,
  chosen: SimulateArguments,
  { bounds, mean: stated, runs: ofRuns, growth, rest }: Expected,
  { diverged, meanSquares, distances, gaps }: UserRuns,
): string {
  const { rate, batch, runs, steps, seed } = chosen;
  const { sum: problem, minimizer, sampling, starts } = user;
  const answer = {
    dimension: problem.dimension,
    components: problem.components,
    homogeneous: problem.homogeneous,
    minimizer: [...minimizer],
    learningRate: rate,
    batchSize: batch,
    sampling,
    runs,
    steps,
    seed,
    ...(starts.start === null ? { startRadius: starts.radius } : { start: [...starts.start.point] }),
    ...jsonBounds(bounds),
    zone: stated.zone,
    ...(rest === null ? {} : { expectedGapAtStart: rest.start, noiseFloor: rest.floor }),
    ...(growth === null ? {} : { runsZone: ofRuns[0]?.zone ?? null, growth }),
    diverged,
    ...(gaps === null
      ? {}
      : { gaps: { start: gaps.start, mean: finiteOrNull(gaps.mean), error: finiteOrNull(gaps.error) } }),
    meanSquareDistances: meanSquares.map(finiteOrNull),
    distances,
    ...(user.loss === "squared" ? { loss: user.loss } : {}),
    ...jsonPreparation(user),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** The answer for people. */
export function describeSimulation(
  file: string,
  user: Runnable,
  chosen: SimulateArguments,
  { bounds, mean: stated, runs: ofRuns, growth, rest }: Expected,
  { diverged, meanSquares, distances, gaps }: UserRuns,
): string {
  const { rate, batch, runs, steps, seed } = chosen;
  const { sum: problem, sampling } = user;
  const noiseless = problem.homogeneous || batch === "inf";
  const stride = Math.ceil(steps / ROWS_SHOWN);
  const shown = distances.filter(({ step }) => step % stride === 0 || step === steps);
  const cell = (value: number | null): string => (value === null ? "overflow" : formatNumber(value));
  return printed([
    ...describeProblem(file, user, [batch]),
    ...(user.geometry.rank < problem.dimension ? [oneOfMany] : []),
    "",
    `SGD-${batch}${batch === "inf" ? "" : ` ${samplingWords[sampling]}`}, learning rate ${formatNumber(rate)}, ${runs} runs of ${steps} steps, seed ${seed}`,
    ...table(
      ["", ""],
      thresholds.map(({ key, name }) => {
        const bound = bounds[key];
        return [name, bound.applies ? formatWithin(bound) : `does not apply (${bound.reason})`];
      }),
    ).slice(1),
    ...describeThresholds([bounds], effortOf(chosen)),
    "",
    ...describePrediction(stated, noiseless, rest, gaps !== null),
    ...ofRuns.flatMap((of) => describeRuns(stated, of, growth, noiseless)),
    `observed: ${diverged} of ${runs} runs end further from the minimizer than they began;`,
    `  the mean square distance went from ${cell(finiteOrNull(meanSquares[0]))} to ${cell(finiteOrNull(meanSquares[steps]))}`,
    ...describeGaps(gaps, chosen),
    ...(stated.trend === "grow" && Number(meanSquares[steps]) < Number(meanSquares[0]) ? [`  ${rareRuns}`] : []),
    "",
    "Distance to the minimizer over the runs",
    ...table(
      ["step", "5 %", "median", "95 %"],
      shown.map(({ step, low, median, high }) => [String(step), cell(low), cell(median), cell(high)]),
      [],
    ),
    "",
  ]);
}

/** The mean gap of runs from a point: what `advise` follows. */
function describeGaps(gaps: RunGaps | null, { start, steps }: SimulateArguments): string[] {
  if (gaps === null) return [];
  const from = `from ${formatNumber(gaps.start)} at ${start === undefined || start === "zero" ? "β = 0" : start}`;
  const after = `after ${steps} ${steps === 1 ? "step" : "steps"}`;
  return [
    Number.isFinite(gaps.mean) && Number.isFinite(gaps.error)
      ? `  the mean gap went ${from} to ${formatNumber(gaps.mean)} ${after}, with a standard error of ${formatNumber(Number(gaps.error.toPrecision(2)))}`
      : `  the mean gap went ${from} beyond the range of doubles ${after}`,
  ];
}

/** What is known of runs, beside what is known of the mean. */
function describeRuns(mean: Statement, runs: Statement, growth: GrowthOfRuns | null, noiseless: boolean): string[] {
  const steps = growth?.stepsToTenfold ?? null;
  const done = runs.trend === "grow" ? "have grown" : "have shrunk";
  const rare = mean.trend === "grow" && runs.trend === "shrink";
  return [
    `  ${runs.prediction}`,
    ...(noiseless || runs.trend !== "shrink" ? [] : [`  ${rare ? stationaryWithoutVariance : stationary}`]),
    ...(noiseless && rare ? [`  ${excursions}`] : []),
    // With noise runs also move by what it adds, which this says nothing of.
    ...(steps === null || runs.trend === null || !noiseless
      ? []
      : [`  half of the runs ${done} ${SHOWN_GROWTH}-fold ${afterSteps(steps)}, by the growth of a long run`]),
  ];
}

function afterSteps(steps: number): string {
  return steps <= 1 ? "within a step" : `after about ${formatNumber(Number(steps.toPrecision(2)))} steps`;
}

const excursions = "the mean grows by rare excursions, while typical runs return";
const stationary = "on a law that stays the same from step to step: the problem is not homogeneous";
const stationaryWithoutVariance = `${stationary}; its variance is infinite`;

/** Throws UsageError if there are too many, saying what to lower. */
function checkGradients(gradients: number, what: string): void {
  if (gradients <= mostGradients) return;
  throw new UsageError(
    `--runs times --steps times --batch is ${formatNumber(gradients)}, and must be at most ${mostGradients}; lower ${what}`,
  );
}

const oneOfMany =
  "distances are to one minimizer of many; a run never moves along the directions in which these differ";

const rareRuns = "no contradiction: the growth may begin late, or lie with runs too rare to be among these";

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
