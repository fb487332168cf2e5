import type { BatchSize } from "@sgd-basins/random";
import type { IdOf, TrajectoriesData } from "@sgd-basins/report";
import { quadraticCircleRealisations } from "../realisations.ts";
import { defineStudy, type Study } from "../study.ts";
import { cellRuns, cellSteps } from "../trajectories/cell.ts";
import {
  type QuadraticCircleCellTask,
  type QuadraticCircleStart,
  quadraticCircleCell,
  quadraticCircleRates,
} from "./trajectoryKind.ts";

export interface QuadraticCircleFigure {
  readonly id: IdOf<"trajectories">;
  readonly title: string;
  readonly start: QuadraticCircleStart;
  readonly distanceTo: QuadraticCircleStart;
  readonly rows: "model" | "batchSize";
  readonly batchSizes: readonly BatchSize[];
  /**
   * Models the paper's figure shows, each with the learning rates it shows: "the ones where a transition … occur". The
   * others are run besides.
   */
  readonly shown: Readonly<Partial<Record<number, readonly string[]>>>;
  readonly extraModels: readonly number[];
}

/** Figures 1–4: SGD-1 or gradient descent on the quadratic-circle models, every learning rate of the start. */
export function quadraticCircleFigure(figure: QuadraticCircleFigure): Study {
  const { start, batchSizes, shown, extraModels } = figure;
  const models = [...Object.keys(shown).map(Number), ...extraModels];
  return defineStudy({
    id: figure.id,
    title: figure.title,
    kind: quadraticCircleCell,
    parameters: ({ scale }) => ({
      start,
      models,
      batchSizes: [...batchSizes],
      learningRates: [...quadraticCircleRates[start]],
      runs: cellRuns[scale],
      steps: cellSteps,
    }),
    tasks: ({ seed, scale }): QuadraticCircleCellTask[] =>
      models.flatMap((model) =>
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
      const cells = parts.map((part) => ({
        ...part,
        inPaper: shown[part.model]?.includes(part.rateLabel) ?? false,
      }));
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
      };
    },
  });
}
