import type { IdOf, TrajectoriesData } from "@sgd-basins/report";
import { type AlmostSureTask, almostSureKind } from "../bounds/almostSureKind.ts";
import { families } from "../families.ts";
import { styblinskiTangRealisations } from "../realisations.ts";
import { defineStudy, type Study, type StudyOptions } from "../study.ts";
import { cellRuns, cellSteps, completeCells, limitTasks } from "../trajectories/cell.ts";
import {
  type StyblinskiTangCellTask,
  styblinskiTangBatchSizes,
  styblinskiTangCell,
  styblinskiTangRadii,
  styblinskiTangRates,
} from "./trajectoryKind.ts";

export interface StyblinskiTangFigure {
  readonly id: IdOf<"trajectories">;
  readonly model: 1 | 2 | 3;
  readonly start: "flat" | "sharp";
  readonly rows: "batchSize" | "radius";
}

/**
 * Figures 5–8 and 15–22: one model and start of section 4's experiment.
 *
 * A panel holds "all runs of the specified" row and learning rate, so a figure by batch size pools the radii, and one
 * by radius pools the batch sizes; both are made of the same runs.
 */
export function styblinskiTangFigure(figure: StyblinskiTangFigure): Study {
  const { id, model, start, rows } = figure;
  const limits = ({ seed }: StudyOptions): AlmostSureTask[] =>
    limitTasks(
      seed,
      "styblinski-tang",
      start,
      styblinskiTangRealisations.flatMap(({ id: realisation }) =>
        styblinskiTangBatchSizes.map((batchSize) => ({ realisation, model, batchSize })),
      ),
    );
  const by = rows === "batchSize" ? "batch sizes" : "starting radii";
  return defineStudy({
    id,
    title: `SGD-k on Styblinski–Tang Model ${model} for different ${by}, started near the ${start} minimizer`,
    kind: styblinskiTangCell,
    parameters: ({ scale }) => ({
      model,
      start,
      batchSizes: [...styblinskiTangBatchSizes],
      radii: [...styblinskiTangRadii],
      learningRates: styblinskiTangRates.map(({ label }) => label),
      runs: cellRuns[scale],
      steps: cellSteps,
    }),
    tasks: ({ seed, scale }): StyblinskiTangCellTask[] =>
      styblinskiTangRealisations.flatMap(({ id: realisation }) =>
        styblinskiTangBatchSizes.flatMap((batchSize) =>
          styblinskiTangRadii.flatMap((radius) =>
            styblinskiTangRates.map(({ label }) => ({
              seed,
              realisation,
              model,
              start,
              batchSize,
              radius,
              rateLabel: label,
              runs: cellRuns[scale],
            })),
          ),
        ),
      ),
    shared: { kind: almostSureKind, tasks: limits },
    assemble: (options, parts, found): TrajectoriesData => {
      const shown = new Set(styblinskiTangRates.filter(({ inPaper }) => inPaper).map(({ label }) => label));
      return {
        kind: "trajectories",
        steps: cellSteps,
        runs: cellRuns[options.scale],
        distanceTo: start,
        minimizers: [...families["styblinski-tang"].minimizers],
        rows,
        columns: "rateLabel",
        series: rows === "batchSize" ? "radius" : "batchSize",
        realisations: [...styblinskiTangRealisations],
        cells: completeCells(parts, limits(options), found, ({ rateLabel }) => shown.has(rateLabel)),
      };
    },
  });
}
