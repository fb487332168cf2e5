import { minimizerNamed, quadraticCircleModel } from "@sgd-basins/problems";
import { type BatchSize, stream, weightedIndexSampler } from "@sgd-basins/random";
import type { EscapeTailData } from "@sgd-basins/report";
import { simulateRun } from "@sgd-basins/simulator";
import { chunksOf } from "../chunks.ts";
import { discEstimate } from "../geometry.ts";
import { quadraticCircleMeaning } from "../quadraticCircle/trajectoryKind.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import { cellSteps } from "../trajectories/cell.ts";

/** The learning rates between which the paper sees runs begin to diverge from the circular minimum. */
export const transition: readonly { readonly model: number; readonly rateLabel: string }[] = [
  { model: 1, rateLabel: "5e10" },
  { model: 1, rateLabel: "1e11" },
  { model: 3, rateLabel: "5e11" },
  { model: 3, rateLabel: "1e12" },
];
const methods: readonly BatchSize[] = [1, "inf"];

/** Runs a cell: enough that a probability of 0.006 has an interval of ±0.0015. */
const runs = { paper: 10_000, quick: 200 } as const;
const runsPerTask = 2500;

type TailTask = {
  readonly seed: number;
  /** `default`: every run on the default model. `every draw`: run j on a model of its own, draw j + 1. */
  readonly models: "default" | "every draw";
  readonly model: number;
  readonly batchSize: BatchSize;
  readonly rateLabel: string;
  readonly firstRun: number;
  readonly runs: number;
};

interface TailPart {
  readonly diverged: number;
}

/**
 * Runs `firstRun` to `firstRun + runs − 1` of a cell. On the default model they are runs of Figure 1 or 3, which show the
 * first hundred; with a model a run the trials are independent draws of the whole experiment.
 */
export const escapeTailKind: TaskKind<TailTask, TailPart> = {
  name: "escape-tail",
  uses: ["linalg", "theory", "quadratic-circle runs"],
  run: ({ seed, models, model, batchSize, rateLabel, firstRun, runs }) => {
    const learningRate = Number(rateLabel);
    const meaning = quadraticCircleMeaning({ model, start: "circular", batchSize, rateLabel });
    let place = circularStart(seed, 0, model);
    let diverged = 0;
    for (let run = firstRun; run < firstRun + runs; run++) {
      if (models === "every draw") place = circularStart(seed, 1 + run, model);
      const { problem, start, sample } = place;
      const settings = { problem, start, radius: discEstimate.radius, learningRate, batchSize, steps: cellSteps };
      if (simulateRun(settings, sample, stream(seed, ...meaning, run)).diverged) diverged += 1;
    }
    return { diverged };
  },
  work: ({ batchSize, runs }) => 1 + runs * (batchSize === "inf" ? 0.06 : 0.025),
};

export const escapeTail = defineStudy({
  id: "escape-tail",
  title: "How often runs diverge from the circular minimum where the paper sees the transition",
  kind: escapeTailKind,
  parameters: ({ scale }) => ({ runs: runs[scale], steps: cellSteps, startRadius: discEstimate.radius }),
  tasks: ({ seed, scale }) =>
    cells().flatMap((cell) =>
      chunksOf(runs[scale], runsPerTask).map(({ first, count }) => ({ seed, ...cell, firstRun: first, runs: count })),
    ),
  assemble: ({ scale }, parts): EscapeTailData => {
    const perCell = chunksOf(runs[scale], runsPerTask).length;
    return {
      kind: "escape-tail",
      steps: cellSteps,
      cells: cells().map((cell, c) => {
        const own = parts.slice(c * perCell, (c + 1) * perCell);
        return {
          ...cell,
          learningRate: Number(cell.rateLabel),
          diverged: proportion(
            own.reduce((sum, part) => sum + part.diverged, 0),
            runs[scale],
          ),
        };
      }),
    };
  },
});

/** Every level on the default model; the tail at 5e10 on models drawn anew as well. */
function cells(): Pick<TailTask, "models" | "model" | "rateLabel" | "batchSize">[] {
  return [
    ...transition.map((level) => ({ models: "default" as const, ...level })),
    { models: "every draw" as const, ...transition[0] },
  ].flatMap((level) => methods.map((batchSize) => ({ ...level, batchSize })));
}

function circularStart(seed: number, draw: number, model: number) {
  const problem = quadraticCircleModel(seed, draw, model);
  return { problem, start: minimizerNamed(problem, "circular"), sample: weightedIndexSampler(problem.weights) };
}
