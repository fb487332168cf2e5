import type { ArtefactId, BatchSize, Finding, TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { quadraticCircleRealisations } from "../realisations.ts";
import { defineStudy, type Study } from "../study.ts";
import { cellRuns, cellSteps } from "../trajectories/cell.ts";
import {
  type QuadraticCircleCellTask,
  type QuadraticCircleStart,
  quadraticCircleCell,
  quadraticCircleRates,
} from "./trajectoryKind.ts";

/** Figures 1–4: SGD-1 or gradient descent on the quadratic-circle models, every learning rate of the start. */
export function quadraticCircleFigure(figure: {
  readonly id: ArtefactId;
  readonly title: string;
  readonly start: QuadraticCircleStart;
  readonly distanceTo: QuadraticCircleStart;
  readonly rows: "model" | "batchSize";
  readonly batchSizes: readonly BatchSize[];
  /** Models the paper's figure shows, and models run besides. */
  readonly models: readonly number[];
  readonly extraModels: readonly number[];
  readonly findings: (cells: readonly TrajectoryCell[]) => Finding[];
}): Study {
  const { start, batchSizes, models, extraModels } = figure;
  return defineStudy({
    id: figure.id,
    title: figure.title,
    kind: quadraticCircleCell,
    parameters: ({ scale }) => ({
      start,
      models: [...models, ...extraModels],
      batchSizes: [...batchSizes],
      learningRates: [...quadraticCircleRates[start]],
      runs: cellRuns[scale],
      steps: cellSteps,
    }),
    tasks: ({ seed, scale }): QuadraticCircleCellTask[] =>
      [...models, ...extraModels].flatMap((model) =>
        batchSizes.flatMap((batchSize) =>
          quadraticCircleRates[start].map((rateLabel) => ({
            seed,
            model,
            start,
            batchSize,
            rateLabel,
            runs: cellRuns[scale],
          })),
        ),
      ),
    assemble: ({ scale }, parts): TrajectoriesData => {
      const cells = parts.map((part) => ({ ...part, inPaper: models.includes(part.model) }));
      return {
        kind: "trajectories",
        steps: cellSteps,
        runs: cellRuns[scale],
        distanceTo: figure.distanceTo,
        minimizers: ["circular", "quadratic"],
        rows: figure.rows,
        columns: "rateLabel",
        series: null,
        realisations: [...quadraticCircleRealisations],
        cells,
        findings: figure.findings(cells),
      };
    },
  });
}
