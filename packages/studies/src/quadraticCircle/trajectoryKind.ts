import { minimizerNamed } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { ratesAt } from "../bounds/ratesAt.ts";
import { type ModelName, modelNamed, theoryAt } from "../bounds/theoryAt.ts";
import { discEstimate } from "../geometry.ts";
import type { TaskKind } from "../study.ts";
import { type ComputedCell, cellSteps, computeCell } from "../trajectories/cell.ts";

export type QuadraticCircleStart = "circular" | "quadratic";

/** The learning rates of section 3.2 by the minimizer of the start, as the paper writes them. */
export const quadraticCircleRates: Readonly<Record<QuadraticCircleStart, readonly string[]>> = {
  circular: ["1e10", "5e10", "1e11", "5e11", "1e12", "5e12"],
  quadratic: ["1", "4", "16", "64", "256", "1024"],
};

export type QuadraticCircleCellTask = {
  readonly seed: number;
  readonly model: number;
  readonly start: QuadraticCircleStart;
  readonly batchSize: BatchSize;
  readonly rateLabel: string;
  readonly runs: number;
};

/** One cell of section 3.2's experiment, on the default realisation. */
export const quadraticCircleCell: TaskKind<QuadraticCircleCellTask, ComputedCell> = {
  name: "quadratic-circle-cell",
  uses: ["linalg", "theory", "quadratic-circle runs"],
  run: ({ seed, model, start, batchSize, rateLabel, runs }) => {
    const name: ModelName = { seed, family: "quadratic-circle", realisation: "default", model };
    const problem = modelNamed(name);
    const minimizer = minimizerNamed(problem, start);
    return computeCell(
      { realisation: "default", model, batchSize, rateLabel },
      {
        problem,
        start: minimizer,
        radius: discEstimate.radius,
        learningRate: Number(rateLabel),
        batchSize,
        steps: cellSteps,
      },
      ratesAt(theoryAt(name, start), batchSize),
      runs,
      seed,
      quadraticCircleMeaning({ model, start, batchSize, rateLabel }),
    );
  },
  work: ({ batchSize, runs }) => 1 + runs * (batchSize === "inf" ? 0.05 : 0.01),
};

/** Names the random streams of a cell; run j's is this and j. */
export function quadraticCircleMeaning({
  model,
  start,
  batchSize,
  rateLabel,
}: Pick<QuadraticCircleCellTask, "model" | "start" | "batchSize" | "rateLabel">): (string | number)[] {
  return ["quadratic-circle", "run", model, start, batchSize, rateLabel];
}
