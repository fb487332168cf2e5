import type { Network } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { NetworkCell } from "@sgd-basins/report";
import { simulateDepartures } from "@sgd-basins/simulator";
import { almostSureLimit, type LocalTheory, type LyapunovSettings, rateOf, thresholds } from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import { finiteRunRate } from "./finiteRunRate.ts";
import { halfLeavingRate } from "./halfLeavingRate.ts";

/** A run has left once it is so many times as far away as at its start. */
export const FACTOR = 100;
/** Runs at this multiple of α* are to stay. */
const STAYING = 0.95;
/** Of the almost-sure limit's estimate. */
const BUDGET = 1e7;

/** Runs of one batch size, and how much is spent on the estimate of λ. */
export interface LeavingLevel {
  readonly batchSize: BatchSize;
  readonly runs: number;
  readonly steps: number;
  /** Distances at which runs start. */
  readonly distances: readonly number[];
  readonly exponent: Pick<LyapunovSettings, "chains" | "steps">;
}

/** The minimum that runs are to leave. */
export interface LeavingPlace {
  readonly minimum: string;
  readonly problem: Network;
  readonly point: Float64Array;
  readonly theory: LocalTheory;
}

/** Theory and runs of one batch size at a minimum, for each distance of the starts. */
export function leavingCells(
  { minimum, problem, point, theory }: LeavingPlace,
  { batchSize, runs, steps, distances, exponent }: LeavingLevel,
  seed: number,
): NetworkCell[] {
  const bounds = thresholds(theory, batchSize);
  const limit = almostSureLimit(theory, batchSize, bounds.meanSquare, { precision: 0.01, budget: BUDGET, seed });
  if (!limit.applies) throw new Error(`${minimum}: ${limit.reason}`);
  const meanSquare = rateOf(bounds.meanSquare);
  const rule = finiteRunRate(
    theory,
    batchSize,
    { steps, factor: FACTOR },
    { ...exponent, from: "the largest curvature", seed },
  );
  return distances.map((distance) => {
    const countLeft = (learningRate: number): number =>
      simulateDepartures({ problem, point, distance, factor: FACTOR, batchSize, learningRate, steps }, runs, seed, [
        "networks",
        minimum,
        batchSize,
      ]).filter(({ left }) => left).length;
    const half = halfLeavingRate(countLeft, runs, rule.learningRate);
    return {
      minimum,
      batchSize,
      convergence: rateOf(bounds.convergence),
      meanSquare,
      almostSure: limit.learningRate,
      divergence: rateOf(bounds.divergence),
      almostSureLow: limit.interval[0],
      almostSureHigh: limit.interval[1],
      startDistance: distance,
      runs,
      steps,
      rule: sixDigits(rule.learningRate),
      ruleLow: sixDigits(rule.interval[0]),
      ruleHigh: sixDigits(rule.interval[1]),
      half: sixDigits(half.learningRate),
      halfLow: sixDigits(half.interval[0]),
      halfHigh: sixDigits(half.interval[1]),
      leaving: proportion(countLeft(STAYING * meanSquare), runs),
    };
  });
}
