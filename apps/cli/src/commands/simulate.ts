import { type BatchSize, log, stream } from "@sgd-basins/random";
import { limitThresholds, type Statement, statementsOf, thresholds, zoneOf } from "@sgd-basins/report";
import { type ComponentSampler, componentSampler, type RunSettings, simulateRun } from "@sgd-basins/simulator";
import { showProgress, table } from "@sgd-basins/terminal";
import { batchOf, lyapunov } from "@sgd-basins/theory";
import type { Context } from "../context.ts";
import { describeProblem, jsonPreparation } from "../describeProblem.ts";
import { UsageError } from "../failures.ts";
import { formatNumber } from "../formatNumber.ts";
import { describePrediction, restOfMean } from "../noiseFloor.ts";
import { mostDistances, mostGradients, mostSteps } from "../options.ts";
import { readWithProgress } from "../progress/readWithProgress.ts";
import { isNumPy, type ProblemSource } from "../readProblem.ts";
import { samplingWords } from "../samplingChoice.ts";
import {
  describeAlmostSure,
  type Effort,
  effortOf,
  enclosureOf,
  formatRate,
  jsonBounds,
  userBounds,
} from "../userBounds.ts";
import type { UserProblem } from "../userProblem.ts";

export interface SimulateArguments extends ProblemSource {
  readonly rate: number;
  readonly batch: BatchSize;
  readonly runs: number;
  readonly steps: number;
  readonly seed: number;
  /** Runs start uniformly in the ball of this radius about the minimizer, in the problem's own units. */
  readonly radius: number;
  readonly precision?: number;
  readonly budget?: number;
  readonly json?: boolean;
}

/** Growth by which the time is measured in which half of the runs show it. */
const SHOWN_GROWTH = 10;
/** Gradients between two looks at the clock. */
const GRADIENTS_BETWEEN_LOOKS = 1024;
const ROWS_SHOWN = 20;

/** Distances to the minimizer over the runs; null where they leave the range of doubles. */
interface Quantiles {
  readonly step: number;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

/** `basins simulate <file>`: runs SGD-k about the minimizer of a quadratic sum, and says how many runs move away. */
export async function simulate(file: string, chosen: SimulateArguments, context: Context): Promise<number> {
  const { rate, batch, runs, steps, seed, radius } = chosen;
  const effort = effortOf(chosen);
  if (steps > mostSteps) throw new UsageError(`--steps must be at most ${mostSteps}`);
  if (runs * (steps + 1) > mostDistances) {
    throw new UsageError(`--runs times (--steps + 1) must be at most ${mostDistances}`);
  }
  if (isNumPy(file))
    throw new UsageError(
      `${file} holds gradients: simulate needs a quadratic sum or a CSV; run the model itself at the rates that bounds prints`,
    );
  if (batch !== "inf") checkGradients(runs * steps * batch, "--runs, --steps or --batch (or take --batch inf)");
  const user = await readWithProgress(file, chosen, context);
  const { sum: problem, minimizer, sampling } = user;
  if (problem === null || minimizer === null) throw new UsageError(`${file} has no sum that could be run`);
  if (sampling === "without-replacement" && batch !== "inf" && batch > problem.components) {
    throw new UsageError(`--batch must be at most the ${problem.components} components to draw without replacement`);
  }
  const perStep = batch === "inf" ? problem.components : batch;
  checkGradients(runs * steps * perStep, "--runs or --steps (a step of --batch inf takes every component)");
  const limit = showProgress(context, "bounds");
  const bounds = userBounds(file, user, batch, effort, (share) => limit.update(share, "limits"));
  const growth =
    bounds.almostSure.applies && Number.isFinite(rate * user.scaled.unit)
      ? growthOfRuns(user, batch, rate, effort)
      : null;
  const rest = restOfMean(user, batch, rate, radius);
  limit.end();
  const [start] = problem.minimizers;
  const settings: RunSettings = {
    problem,
    start,
    radius,
    // Of the loss; the sum is half of it where it is the mean of (residual)².
    learningRate: rate * user.form.losses[user.loss].perHalf,
    batchSize: batch,
    sampling,
    steps,
  };

  const progress = showProgress(context, "simulate");
  const distances = Array.from({ length: steps + 1 }, () => new Float64Array(runs));
  const draw = componentSampler(problem, batch, sampling);
  const perRun = steps * perStep;
  let run = 0;
  let done = 0;
  let nextLook = 0;
  const count = (gradients: number): void => {
    done += gradients;
    if (done < nextLook) return;
    nextLook = done + GRADIENTS_BETWEEN_LOOKS;
    progress.update(done / (runs * perRun), `${run} of ${runs} runs`);
  };
  const sample: ComponentSampler = (source) => {
    count(1);
    return draw(source);
  };
  const onIterate = batch === "inf" ? (step: number): void => count(step === 0 ? 0 : perStep) : undefined;
  let diverged = 0;
  for (; run < runs; run++) {
    const result = simulateRun(settings, sample, stream(seed, "simulate", run), onIterate);
    for (let step = 0; step <= steps; step++) distances[step][run] = result.distances[0][step];
    if (result.diverged) diverged += 1;
    // A run that has left the range of doubles draws no more.
    done = (run + 1) * perRun;
  }
  const quantiles = distances.map((values, step) => {
    progress.update(1, `sorts the distances of step ${step} of ${steps}`);
    return quantilesOf(values, step);
  });
  progress.end();
  const enclosures = Object.fromEntries(thresholds.map(({ key }) => [key, enclosureOf(bounds[key])]));
  const [stated, ...further] = statementsOf(zoneOf(rate, enclosures));
  const ofRuns = further.map((statement) => atThisRate(statement, growth));
  const meanSquares = distances.map(meanSquareOf);
  if (chosen.json) {
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
      startRadius: radius,
      ...jsonBounds(bounds),
      zone: stated.zone,
      ...(rest === null ? {} : { expectedGapAtStart: rest.start, noiseFloor: rest.floor }),
      ...(growth === null ? {} : { runsZone: ofRuns[0]?.zone ?? null, growth }),
      diverged,
      meanSquareDistances: meanSquares.map(finiteOrNull),
      distances: quantiles,
      ...(user.loss === "squared" ? { loss: user.loss } : {}),
      ...jsonPreparation(user),
    };
    context.writeOut(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  const stride = Math.ceil(steps / ROWS_SHOWN);
  const shown = quantiles.filter(({ step }) => step % stride === 0 || step === steps);
  const cell = (value: number | null): string => (value === null ? "overflow" : formatNumber(value));
  context.writeOut(
    [
      ...describeProblem(file, user),
      ...(user.geometry.rank < problem.dimension ? [oneOfMany] : []),
      "",
      `SGD-${batch}${batch === "inf" ? "" : ` ${samplingWords[sampling]}`}, learning rate ${formatNumber(rate)}, ${runs} runs of ${steps} steps, seed ${seed}`,
      ...table(
        ["", ""],
        thresholds.map(({ key, label }) => {
          const bound = bounds[key];
          return [label, bound.applies ? formatRate(bound) : `does not apply (${bound.reason})`];
        }),
      ).slice(1),
      ...limitThresholds.map(({ label, inShort, source }) => `${label}: ${inShort} (${source})`),
      ...describeAlmostSure([bounds], effort),
      "",
      ...describePrediction(stated, problem.homogeneous || batch === "inf", rest),
      ...ofRuns.flatMap((of) => describeRuns(stated, of, growth, problem.homogeneous)),
      `observed: ${diverged} of ${runs} runs end further from the minimizer than they began;`,
      `  the mean square distance went from ${cell(finiteOrNull(meanSquares[0]))} to ${cell(finiteOrNull(meanSquares[steps]))}`,
      ...(stated.trend === "grow" && Number(meanSquares[steps]) < Number(meanSquares[0]) ? [`  ${rareRuns}`] : []),
      "",
      "Distance to the minimizer over the runs",
      ...table(
        ["step", "5 %", "median", "95 %"],
        shown.map(({ step, low, median, high }) => [String(step), cell(low), cell(median), cell(high)]),
        [],
      ),
      "",
    ].join("\n"),
  );
  return 0;
}

/** How fast the distance of a typical run grows, and after how many steps half of the runs have grown, or shrunk, tenfold. */
interface GrowthOfRuns {
  /** λ(α), of log distance a step, with its standard error; null in JSON where it is −∞. */
  readonly exponent: number;
  readonly error: number;
  /** Null where λ is zero as closely as it is known. */
  readonly stepsToTenfold: number | null;
}

/**
 * Null where a step's factor leaves the range of doubles. In a start that is uniform in a ball the part that moves, in the range of Q̄, is √(r/d) of the distance: half of the runs have
 * grown by a factor F after T steps with λT = log(F √(d/r)). The part itself has shrunk by F after log(F)/|λ|.
 */
function growthOfRuns(
  { problem, geometry, scaled, sampling }: UserProblem,
  batch: BatchSize,
  rate: number,
  { budget }: Effort,
): GrowthOfRuns | null {
  const drawn = batchOf(batch, sampling, problem.components);
  if (!drawn.applies) return null;
  const { exponent, error } = lyapunov(scaled, drawn.batch, rate * scaled.unit, { budget });
  // −∞ where a step may end at the minimizer.
  if (!(exponent < Number.POSITIVE_INFINITY)) return null;
  const known = Math.abs(exponent) > 2 * error;
  const hidden = exponent > 0 ? problem.dimension / geometry.rank : 1;
  const growth = log(SHOWN_GROWTH * Math.sqrt(hidden));
  return { exponent, error, stepsToTenfold: known ? Math.max(1, growth / Math.abs(exponent)) : null };
}

/**
 * Beyond the limit there may be windows in which runs return, where λ is negative; and what is estimated of the limit may have
 * passed over rates at which it is positive.
 */
function atThisRate(statement: Statement, growth: GrowthOfRuns | null): Statement {
  if (growth === null || growth.stepsToTenfold === null) return statement;
  if (statement.trend === "grow" && growth.exponent < 0) return inWindow;
  if (statement.trend === "shrink" && growth.exponent > 0) return beforeLimit;
  return statement;
}

const inWindow: Statement = {
  zone: "in a window above almost-sure limit",
  prediction: "in a window beyond the almost-sure limit, runs settle with probability one",
  trend: "shrink",
};

const beforeLimit: Statement = {
  zone: "below almost-sure limit, where runs leave",
  prediction:
    "runs leave with probability one: the logarithm of their distance grows at this rate, although the first limit that was found lies above it",
  trend: "grow",
};

/** What is known of runs, beside what is known of the mean. */
function describeRuns(mean: Statement, runs: Statement, growth: GrowthOfRuns | null, homogeneous: boolean): string[] {
  const steps = growth?.stepsToTenfold ?? null;
  const done = runs.trend === "grow" ? "have grown" : "have shrunk";
  const rare = mean.trend === "grow" && runs.trend === "shrink";
  return [
    `  ${runs.prediction}`,
    ...(homogeneous || runs.trend !== "shrink" ? [] : [`  ${rare ? stationaryWithoutVariance : stationary}`]),
    ...(homogeneous && rare ? [`  ${excursions}`] : []),
    // With noise runs also move by what it adds, which this says nothing of.
    ...(steps === null || runs.trend === null || !homogeneous
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

/** The mean over the runs of the squared distance; a few runs far away decide it. */
function meanSquareOf(distances: Float64Array): number {
  let sum = 0;
  for (let run = 0; run < distances.length; run++) sum += distances[run] * distances[run];
  return sum / distances.length;
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** 5 %, 50 % and 95 % quantiles by nearest rank: values that occur, so that an infinite one can be told. */
function quantilesOf(values: Float64Array, step: number): Quantiles {
  const sorted = values.toSorted();
  const at = (share: number): number | null => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(value) ? value : null;
  };
  return { step, low: at(0.05), median: at(0.5), high: at(0.95) };
}
