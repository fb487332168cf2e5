import type { Network } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { NetworkCell } from "@sgd-basins/report";
import { simulateDepartures } from "@sgd-basins/simulator";
import { type LocalTheory, rateOf, thresholds } from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import { growthOf } from "./finiteRunRate.ts";
import { growthRates } from "./growthRates.ts";
import { halfLeavingRate } from "./halfLeavingRate.ts";
import { FACTOR, type LeavingLevel } from "./leavingLevel.ts";

/** Runs at this multiple of α* are to stay. */
const STAYING = 0.95;

/** The minimum that runs are to leave. */
export interface LeavingPlace {
  readonly minimum: string;
  readonly problem: Network;
  readonly point: Float64Array;
  readonly theory: LocalTheory;
}

/** What theory says of runs of one batch size from a minimum. */
export type LeavingRates = Pick<
  NetworkCell,
  | "convergence"
  | "meanSquare"
  | "almostSure"
  | "divergence"
  | "almostSureLow"
  | "almostSureHigh"
  | "rule"
  | "ruleLow"
  | "ruleHigh"
>;

/** Thresholds, and the rate at which the finite-run rule says that half of the runs leave. */
export function leavingRates(
  theory: LocalTheory,
  { batchSize, steps, exponent }: Pick<LeavingLevel, "batchSize" | "steps" | "exponent">,
  seed: number,
): { readonly rates: LeavingRates; readonly rule: number } {
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
  return {
    rule: rule.learningRate,
    rates: {
      convergence: rateOf(bounds.convergence),
      meanSquare,
      almostSure,
      divergence: rateOf(bounds.divergence),
      almostSureLow,
      almostSureHigh,
      rule: sixDigits(rule.learningRate),
      ruleLow: sixDigits(rule.interval[0]),
      ruleHigh: sixDigits(rule.interval[1]),
    },
  };
}

/** Names the streams of runs from a minimum: those of different rates and distances have directions and batches in common. */
export function leavingMeaning(minimum: string, batchSize: BatchSize): (string | number)[] {
  return ["networks", minimum, batchSize];
}

/** Theory and runs of one batch size at a minimum, for each distance of the starts. */
export function leavingCells(
  { minimum, problem, point, theory }: LeavingPlace,
  level: LeavingLevel,
  seed: number,
): NetworkCell[] {
  const { batchSize, runs, steps, distances } = level;
  const { rates, rule } = leavingRates(theory, level, seed);
  return distances.map((distance) => {
    const settings = { problem, point, distance, factor: FACTOR, batchSize, steps };
    const countLeft = (learningRate: number): number =>
      simulateDepartures({ ...settings, learningRate }, runs, seed, leavingMeaning(minimum, batchSize)).filter(
        ({ left }) => left,
      ).length;
    const half = halfLeavingRate(countLeft, runs, rule);
    return {
      minimum,
      batchSize,
      ...rates,
      startDistance: distance,
      runs,
      steps,
      half: sixDigits(half.learningRate),
      halfLow: sixDigits(half.interval[0]),
      halfHigh: sixDigits(half.interval[1]),
      leaving: proportion(countLeft(STAYING * rates.meanSquare), runs),
    };
  });
}
