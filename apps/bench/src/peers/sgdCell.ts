/** A cell of Figures 5–8, a hundred runs of twenty steps, as the study runs it. */
import {
  minimizerNamed,
  selectedStyblinskiTangModel,
  selectedStyblinskiTangSeeds,
  styblinskiTangSize,
} from "@sgd-basins/problems";
import { type Run, type RunSettings, simulateRuns } from "@sgd-basins/simulator";
import { taskKind } from "@sgd-basins/studies";
import type { PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

const RUNS = 100;
const STEPS = 20;
const START = "flat";
const RADIUS = 0.1;

/** A model and a batch size; the selected realisation, because NumPy's generator gives it too. */
export type SgdCell = { readonly model: 1 | 2 | 3; readonly batchSize: number | "inf" };

/** What the runs of the cell are told; the learning rate is the study's, half of Theorem 17's bound. */
function settingsOf({ model, batchSize }: SgdCell): RunSettings {
  const cell = { seed: 1, realisation: "selected", model, start: START, batchSize, radius: RADIUS, rateLabel: "0.5u" };
  const { learningRate } = taskKind("styblinski-tang-cell").run({ ...cell, runs: 1 } as never) as {
    readonly learningRate: number;
  };
  const problem = selectedStyblinskiTangModel(model);
  const start = minimizerNamed(problem, START);
  return { problem, start, radius: RADIUS, learningRate, batchSize, steps: STEPS };
}

/** Steps of SGD-k that one call takes. */
export const sgdCellSteps = RUNS * STEPS;

/** The runs with all that is recorded of them: distances to both minimizers, and whether and when basins are left. */
export function prepareSgdCell(cell: SgdCell): PreparedTask {
  const settings = settingsOf(cell);
  let runs: Run[] = [];
  return {
    count: sgdCellSteps,
    call: () => {
      runs = simulateRuns(settings, RUNS, 1, ["bench", cell.model, cell.batchSize]);
      return runs[0].distances[0][STEPS];
    },
    verify: () => {
      const distances = runs.map((run) => run.distances[settings.problem.minimizers.indexOf(settings.start)]);
      verifyThat(
        runs.length === RUNS && distances.every(({ length }) => length === STEPS + 1),
        "iterates have distances",
      );
      verifyThat(
        distances.every(([first]) => first <= RADIUS),
        "runs start inside the ball",
      );
    },
  };
}

/** The same cell for NumPy: the same model, minimizers and learning rate. */
export function sgdCellForNumpy(cell: SgdCell): { readonly prepare: "sgd"; readonly [key: string]: unknown } {
  const { problem, start, learningRate } = settingsOf(cell);
  return {
    prepare: "sgd",
    modelSeed: selectedStyblinskiTangSeeds[cell.model],
    ...styblinskiTangSize(cell.model),
    minimizers: problem.minimizers.map(({ point }) => Array.from(point)),
    start: problem.minimizers.indexOf(start),
    radius: RADIUS,
    rate: learningRate,
    batchSize: cell.batchSize === "inf" ? null : cell.batchSize,
    runs: RUNS,
    steps: STEPS,
  };
}
