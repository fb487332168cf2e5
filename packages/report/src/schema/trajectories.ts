/** Figures 1–8 and 15–22: distances of SGD-k's iterates to the minimizers, run by run. */
import { z } from "zod";
import { meaningOf, type Threshold, type ThresholdKey, thresholdRows, thresholds } from "../thresholds.ts";
import {
  batchSizeSchema,
  learningRateSchema,
  modelSchema,
  rateLabelSchema,
  realisationSchema,
  shareSchema,
} from "./common.ts";

/** Where a run's last iterate lies; see `simulator` for the rule of each. */
export const endSchema = z
  .enum(["start basin", "other basin", "corner", "elsewhere"])
  .meta({ description: "where it ends: start basin, other basin, corner or elsewhere" });

function rateSchema(key: ThresholdKey) {
  const threshold = thresholdRows[key];
  return z
    .number()
    .positive()
    .meta({ description: `${threshold.symbol}(k), ${meaningOf(threshold)}` });
}

/** The learning rates that theory names at a minimizer: of a cell, of that about which its runs start. */
export const cellThresholdsSchema = z.strictObject({
  convergence: rateSchema("convergence"),
  meanSquare: rateSchema("meanSquare"),
  almostSure: rateSchema("almostSure"),
  divergence: rateSchema("divergence"),
});

export type CellThresholds = z.infer<typeof cellThresholdsSchema>;

/** The thresholds that a cell holds. */
export const cellThresholds = thresholds.filter(
  (row): row is Threshold & { readonly key: keyof CellThresholds } => row.key in cellThresholdsSchema.shape,
);

export const distancesSchema = z.array(z.number().nonnegative());

/**
 * A run's distances. A report has millions of them, and zod takes a microsecond for each: only a row that breaks the rule is
 * held against it number by number, so that the message names the place.
 */
export const runSchema = z.custom<number[]>().check(({ value, issues }) => {
  if (Array.isArray(value) && value.every((distance) => Number.isFinite(distance) && distance >= 0)) return;
  for (const { path, message } of distancesSchema.safeParse(value).error?.issues ?? []) {
    issues.push({ code: "custom", path, message, input: value });
  }
});

/** One cell of the experiment: every level fixed, `runs` independent runs. */
export const trajectoryCellSchema = z.strictObject({
  realisation: realisationSchema.shape.id,
  model: modelSchema,
  batchSize: batchSizeSchema,
  start: z.string().meta({ description: "minimizer about which the runs start" }),
  radius: z.number().positive().meta({ description: "radius of the ball from which the starts are drawn" }),
  /** "1.5l", "0.5(u+l)", "5e10". */
  rateLabel: rateLabelSchema,
  learningRate: learningRateSchema,
  /** False for levels that were run as well. */
  inPaper: z.boolean().meta({ description: "whether the paper's figure shows it" }),
  thresholds: cellThresholdsSchema,
  /** Distances to each named minimizer, `runs` rows of `steps + 1` values, six significant digits. */
  distances: z.record(z.string(), z.array(runSchema)),
  diverged: z
    .int()
    .nonnegative()
    .meta({ description: "runs that end further from the start's minimizer than they began" }),
  everLeft: z
    .int()
    .nonnegative()
    .meta({ description: "runs that were outside the start's basin after at least one step" }),
  ends: z.array(endSchema),
  boundaryShare: shareSchema.meta({ description: "mean share of coordinates on the box's boundary at the end" }),
});

export const trajectoriesDataSchema = z.strictObject({
  kind: z.literal("trajectories"),
  steps: z.int().positive(),
  runs: z.int().positive(),
  /** The minimizer to which the figure's y-axis measures the distance. */
  distanceTo: z.string(),
  minimizers: z.array(z.string()).min(1),
  /** Cell fields that make the figure's rows, columns and, where cells are pooled in a panel, its series. */
  rows: z.enum(["model", "batchSize", "radius"]),
  columns: z.literal("rateLabel"),
  series: z.enum(["batchSize", "radius"]).nullable(),
  realisations: z.array(realisationSchema).min(1),
  cells: z.array(trajectoryCellSchema).min(1),
});

export type TrajectoriesData = z.infer<typeof trajectoriesDataSchema>;
export type TrajectoryCell = z.infer<typeof trajectoryCellSchema>;
export type End = z.infer<typeof endSchema>;
