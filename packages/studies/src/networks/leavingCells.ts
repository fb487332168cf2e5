import type { Network } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { NetworkCell } from "@sgd-basins/report";
import { simulateDepartures } from "@sgd-basins/simulator";
import { type LocalTheory, type LyapunovSettings, rateOf, thresholds } from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import { growthOf } from "./finiteRunRate.ts";
import { growthRates } from "./growthRates.ts";
import { halfLeavingRate } from "./halfLeavingRate.ts";
import type { RunLength } from "./networksOptions.ts";

/** A run has left once it is so many times as far away as at its start. */
export const FACTOR = 100;
/** Runs at this multiple of α* are to stay. */
const STAYING = 0.95;

/** Runs of one batch size, and how much is spent on the estimate of λ. */
export interface LeavingLevel {
  readonly batchSize: BatchSize;
  readonly runs: number;
  readonly steps: number;
  /** Distances at which runs start. */
  readonly distances: readonly number[];
  readonly exponent: Pick<LyapunovSettings, "chains" | "steps" | "budget">;
}

/** A level of chosen runs; the estimate of λ has half as many chains of as many steps. */
export function levelOf({ batchSize, runs, steps }: RunLength): LeavingLevel {
  return {
    ...{ batchSize, runs, steps },
    distances: batchSize === 1 || batchSize === "inf" ? [1e-5, 1e-3] : [1e-5],
    exponent: { chains: Math.ceil(runs / 2), steps, budget: Number.POSITIVE_INFINITY },
  };
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
  const meanSquare = rateOf(bounds.meanSquare);
  const [limit, rule] = growthRates(theory, batchSize, [0, growthOf(theory, { steps, factor: FACTOR })], {
    ...exponent,
    vectorsFrom: "the largest curvature",
    seed,
  });
  const [almostSure, almostSureLow, almostSureHigh] = [limit.learningRate, ...limit.interval].map((rate) =>
    // By Jensen's inequality; gradient descent's are one.
    batchSize === "inf" ? meanSquare : Math.max(meanSquare, sixDigits(rate)),
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
      almostSure,
      divergence: rateOf(bounds.divergence),
      almostSureLow,
      almostSureHigh,
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
