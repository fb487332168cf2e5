/** What the study of networks is asked for: which networks are trained how, and which runs are to leave their minima. */
import type { NetworkDataSet } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import type { Scale } from "@sgd-basins/report";
import type { OptionName } from "../options/ownOptions.ts";
import type { Json, StudyOptions } from "../study.ts";
import { FACTOR, type LeavingLevel, levelOf } from "./leavingLevel.ts";

/** How a network is trained: a method at a rate, before Levenberg–Marquardt. */
export type TrainingMethod = {
  readonly batchSize: BatchSize;
  readonly learningRate: number;
  readonly steps: number;
};

/** Another method, from a minimum that one has found. */
export interface Swap {
  readonly batchSize: BatchSize;
  readonly learningRate: number;
  /** Steps that a run has for leaving, and steps of the run from its start on for those that leave. */
  readonly steps: number;
  readonly stepsOn: number;
  readonly runs: number;
  /** The first of the runs, which go on if they leave. */
  readonly followed: number;
}

/** One hidden layer of so many units, for all data. */
export const HIDDEN = 30;

/** What is done, at a scale. The rates of training were fixed before the runs, and are the same for all data. */
export interface Plan {
  readonly dataSets: readonly NetworkDataSet[];
  readonly trainings: readonly TrainingMethod[];
  /** Seeds of training for each of them. */
  readonly seeds: number;
  readonly levels: readonly LeavingLevel[];
  /** What runs are swapped to. */
  readonly swapped: Pick<Swap, "runs" | "followed">;
}

/** SGD-1 at this rate is what the claim is tested with. */
export const SMALL_BATCH_RATE = 0.05;
/** Of gradient descent: its rates of training, and that of SGD-1. */
export const FULL_BATCH_RATES = [0.1, 0.3];

export const networksPlans: Readonly<Record<Scale, Plan>> = {
  paper: {
    dataSets: ["penguins", "cars", "iris"],
    trainings: [
      { batchSize: 1, learningRate: SMALL_BATCH_RATE, steps: 500_000 },
      { batchSize: 8, learningRate: 0.1, steps: 100_000 },
      ...FULL_BATCH_RATES.map((learningRate) => ({ batchSize: "inf" as const, learningRate, steps: 20_000 })),
    ],
    seeds: 1,
    levels: [
      { batchSize: 1, runs: 100, steps: 2000, distances: [1e-5, 1e-3], exponent: { chains: 16, steps: 2048 } },
      { batchSize: 4, runs: 48, steps: 1000, distances: [1e-5], exponent: { chains: 12, steps: 1024 } },
      { batchSize: 16, runs: 32, steps: 600, distances: [1e-5], exponent: { chains: 8, steps: 768 } },
      { batchSize: 64, runs: 16, steps: 300, distances: [1e-5], exponent: { chains: 8, steps: 320 } },
      { batchSize: "inf", runs: 8, steps: 300, distances: [1e-5, 1e-3], exponent: {} },
    ],
    swapped: { runs: 8, followed: 2 },
  },
  quick: {
    dataSets: ["penguins"],
    trainings: [
      { batchSize: 1, learningRate: SMALL_BATCH_RATE, steps: 50_000 },
      { batchSize: "inf", learningRate: 0.1, steps: 2000 },
    ],
    seeds: 1,
    levels: [
      { batchSize: 1, runs: 20, steps: 500, distances: [1e-5], exponent: { chains: 16, steps: 512 } },
      { batchSize: "inf", runs: 8, steps: 200, distances: [1e-5], exponent: {} },
    ],
    swapped: { runs: 4, followed: 1 },
  },
};

/** The plan of a scale, with what was chosen instead. */
export function planOf({ scale, trainings, lengths }: StudyOptions): Plan {
  const { seeds, levels, ...plan } = networksPlans[scale];
  return { ...plan, seeds: trainings ?? seeds, levels: lengths?.map(levelOf) ?? levels };
}

/** What the study says of its options. */
export const networksAsked = {
  options: ["trainings", "lengths"] as readonly OptionName[],
  parameters: (options: StudyOptions) => {
    const { dataSets, trainings, seeds, levels, swapped } = planOf(options);
    return {
      hidden: HIDDEN,
      factor: FACTOR,
      dataSets,
      trainings,
      seeds,
      levels: levels.map(({ batchSize, runs, steps, distances }): Json => ({ batchSize, runs, steps, distances })),
      swapped: { ...swapped },
    };
  },
};
