import { levenbergMarquardt, objective } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { NetworkEnd, NetworkSwap } from "@sgd-basins/report";
import { distanceBetween, simulateDepartures } from "@sgd-basins/simulator";
import { type LocalTheory, limitOfMoment, localTheory, rateOf } from "@sgd-basins/theory";
import { sixDigits } from "../sixDigits.ts";
import { proportion } from "../statistics/proportion.ts";
import type { LeavingPlace } from "./leavingCells.ts";
import { FACTOR } from "./leavingLevel.ts";
import type { Swap, TrainingMethod } from "./networksPlan.ts";

/** So far away runs start. */
const DISTANCE = 1e-5;
/** No run is ever so many times as far away. */
const NEVER = 1e300;

/** Who leaves a minimum by another method, and where those that leave end. */
export function swapMethod(
  { minimum, problem, point, theory }: LeavingPlace,
  trained: TrainingMethod,
  { batchSize, learningRate, steps, stepsOn, runs, followed }: Swap,
  seed: number,
): { readonly swap: NetworkSwap; readonly ends: readonly NetworkEnd[] } {
  const settings = { problem, point, distance: DISTANCE, batchSize, learningRate };
  const meaning = ["networks", "swap", minimum, batchSize] as const;
  const departures = simulateDepartures({ ...settings, factor: FACTOR, steps }, runs, seed, meaning);
  const swap = {
    minimum,
    trainedBy: trained.batchSize,
    trainedAt: trained.learningRate,
    batchSize,
    learningRate,
    steps,
    meanSquare: limitAt(theory, batchSize),
    left: proportion(departures.filter(({ left }) => left).length, runs),
  };
  const leaving = departures.slice(0, followed).flatMap(({ left }, run) => (left ? [run] : []));
  if (leaving.length === 0) return { swap, ends: [] };
  // The same runs, which do not stop.
  const on = simulateDepartures({ ...settings, factor: NEVER, steps: stepsOn }, followed, seed, meaning);
  return {
    swap,
    ends: leaving.map((run) => {
      const { end } = on[run];
      const lossBefore = objective(problem, end);
      const bottom = levenbergMarquardt(problem, end);
      const there = bottom.reached ? localTheory(problem.reducedHessiansAt(bottom.point)) : null;
      return {
        minimum,
        batchSize,
        learningRate,
        run,
        steps: stepsOn,
        lossBefore: finiteOrNull(lossBefore),
        distance: finiteOrNull(distanceBetween(bottom.point, point)),
        reached: bottom.reached,
        meanSquareOne: there === null ? null : limitAt(there, 1),
        meanSquareInf: there === null ? null : limitAt(there, "inf"),
        stable: there === null ? null : learningRate < limitAt(there, batchSize),
      };
    }),
  };
}

/** α*(k). */
export function limitAt({ moment }: LocalTheory, batchSize: BatchSize): number {
  return rateOf(limitOfMoment(moment, batchSize));
}

/** With six digits; null where runs diverged. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? sixDigits(value) : null;
}
