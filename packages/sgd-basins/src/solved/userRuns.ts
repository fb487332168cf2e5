import { LinearAlgebraError } from "@sgd-basins/linalg";
import type { QuadraticSum } from "@sgd-basins/problems";
import { type BatchSize, type Sampling, stream } from "@sgd-basins/random";
import { type ComponentSampler, componentSampler, type RunSettings, simulateRun } from "@sgd-basins/simulator";
import type { OnStep } from "./userProblem.ts";

/** What is run. */
export interface RunsRequest {
  readonly rate: number;
  readonly batch: BatchSize;
  readonly runs: number;
  readonly steps: number;
  readonly seed: number;
}

/** Where they start: uniformly in a ball about the minimizer, in the problem's own units, or all at one point. */
export interface Starts {
  /** Of the ball. */
  readonly radius: number;
  /** Null for the ball. */
  readonly start: StartPoint | null;
}

/** A point, and the gap, loss less its minimum, at any. */
export interface StartPoint {
  readonly point: Float64Array;
  readonly gapAt: (point: Float64Array) => number;
}

/** Gradients between two looks at the clock. */
const GRADIENTS_BETWEEN_LOOKS = 1024;

/** Distances to the minimizer over the runs; null where they leave the range of doubles. */
export interface Quantiles {
  /** From 0, the start. */
  readonly step: number;
  /** The 5 % quantile. */
  readonly low: number | null;
  /** The 50 % quantile. */
  readonly median: number | null;
  /** The 95 % quantile. */
  readonly high: number | null;
}

/** What runs did. */
export interface UserRuns {
  /** How many end further from the minimizer than they began. */
  readonly diverged: number;
  /** The mean over the runs of the squared distance, steps 0 to `steps`. */
  readonly meanSquares: readonly number[];
  readonly distances: readonly Quantiles[];
  /** Null where runs start in a ball. */
  readonly gaps: RunGaps | null;
}

/** Gaps, loss less its minimum, of runs that all start at one point; infinite beyond the range of doubles. */
export interface RunGaps {
  /** At the start. */
  readonly start: number;
  /** The mean over the runs after the last step. */
  readonly mean: number;
  /** Its standard error. */
  readonly error: number;
}

/** The distance of every run to the minimizer. */
export interface RunDistances {
  readonly diverged: number;
  readonly gaps: RunGaps | null;
  /** For each step from 0 on one of every run. */
  readonly distances: readonly Float64Array[];
}

/** Runs SGD-k from starts about the minimizer, or from one. */
export function userRuns(
  problem: QuadraticSum,
  request: RunsRequest & Starts & { readonly sampling: Sampling },
  onStep: OnStep,
): UserRuns {
  return summaryOfRuns(distancesOfRuns(problem, request, onStep), onStep);
}

export function distancesOfRuns(
  problem: QuadraticSum,
  {
    rate,
    batch,
    runs,
    steps,
    seed,
    radius,
    start: from,
    sampling,
  }: RunsRequest & Starts & { readonly sampling: Sampling },
  onStep: OnStep,
): RunDistances {
  const perStep = batch === "inf" ? problem.components : batch;
  const [start] = problem.minimizers;
  const settings: RunSettings = {
    problem,
    start,
    ...(from === null ? { radius } : { radius: 0, from: from.point }),
    learningRate: rate,
    batchSize: batch,
    sampling,
    steps,
  };

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
    onStep(done / (runs * perRun), `${run} of ${runs} runs`);
  };
  const sample: ComponentSampler = (source) => {
    count(1);
    return draw(source);
  };
  const ends = new Float64Array(runs);
  const onIterate = (step: number, x: Float64Array): void => {
    if (batch === "inf" && step > 0) count(perStep);
    if (from !== null && step === steps) ends[run] = gapOrInfinity(from, x);
  };
  let diverged = 0;
  for (; run < runs; run++) {
    const result = simulateRun(settings, sample, stream(seed, "simulate", run), onIterate);
    for (let step = 0; step <= steps; step++) distances[step][run] = result.distances[0][step];
    if (result.diverged) diverged += 1;
    // A run that has left the range of doubles draws no more.
    done = (run + 1) * perRun;
  }
  return { diverged, distances, gaps: from === null ? null : gapsOf(from, ends) };
}

/** What many runs did, step by step. */
export function summaryOfRuns({ diverged, distances, gaps }: RunDistances, onStep: OnStep): UserRuns {
  const quantiles = distances.map((values, step) => {
    onStep(1, `sorts the distances of step ${step} of ${distances.length - 1}`);
    return quantilesOf(values, step);
  });
  return { diverged, meanSquares: distances.map(meanSquareOf), distances: quantiles, gaps };
}

function gapOrInfinity({ gapAt }: StartPoint, x: Float64Array): number {
  try {
    return x.every(Number.isFinite) ? gapAt(x) : Number.POSITIVE_INFINITY;
  } catch (error) {
    if (error instanceof LinearAlgebraError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

function gapsOf({ point, gapAt }: StartPoint, ends: Float64Array): RunGaps {
  const runs = ends.length;
  const mean = ends.reduce((sum, gap) => sum + gap, 0) / runs;
  const spread = ends.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0);
  return { start: gapAt(point), mean, error: Math.sqrt(spread / Math.max(1, runs - 1) / runs) };
}

/** The mean over the runs of the squared distance; a few runs far away decide it. */
function meanSquareOf(distances: Float64Array): number {
  let sum = 0;
  for (let run = 0; run < distances.length; run++) sum += distances[run] * distances[run];
  return sum / distances.length;
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
