import type { BatchSize } from "@sgd-basins/random";
import type { IdOf, TrajectoriesData } from "@sgd-basins/report";
import { type AlmostSureTask, almostSureKind } from "../bounds/almostSureKind.ts";
import { families } from "../families.ts";
import { quadraticCircleRealisations } from "../realisations.ts";
import { defineStudy, type Study, type StudyOptions } from "../study.ts";
import { cellRuns, cellSteps, completeCells, limitTasks } from "../trajectories/cell.ts";
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
  const limits = ({ seed }: StudyOptions): AlmostSureTask[] =>
    limitTasks(
      seed,
      "quadratic-circle",
      start,
      models.flatMap((model) => batchSizes.map((batchSize) => ({ realisation: "default", model, batchSize }))),
    );
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
    shared: { kind: almostSureKind, tasks: limits },
    assemble: (options, parts, found): TrajectoriesData => ({
      kind: "trajectories",
      steps: cellSteps,
      runs: cellRuns[options.scale],
      distanceTo: figure.distanceTo,
      minimizers: [...families["quadratic-circle"].minimizers],
      rows: figure.rows,
      columns: "rateLabel",
      series: null,
      realisations: [...quadraticCircleRealisations],
      cells: completeCells(
        parts,
        limits(options),
        found,
        ({ model, rateLabel }) => shown[model]?.includes(rateLabel) ?? false,
      ),
    }),
  });
}
