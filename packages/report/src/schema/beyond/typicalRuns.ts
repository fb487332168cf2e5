/** Ten thousand runs of the linear dynamics at rates between the thresholds, beside what theory predicts of runs and of their mean. */
import { z } from "zod";
import {
  almostSureInterval,
  batchSizeSchema,
  dimensionSchema,
  learningRateSchema,
  proportionSchema,
  rankSchema,
  shareSchema,
} from "../common.ts";
import { cellThresholdsSchema } from "../trajectories.ts";

/** Where a rate lies; the last three are looked at where there is a reason to. */
const runPlaces = [
  "0.9 α*",
  "between α* and α_as",
  "between l and α_as",
  "0.97 α_as",
  "1.03 α_as",
  "1.5 α_as",
  "1.5 l",
  "in the gap",
  "in the window",
] as const;

const typicalRunsPointSchema = z.strictObject({
  place: z.enum(runPlaces).meta({
    description:
      "where the rate lies; between two thresholds: their geometric mean; the gap: between the almost-sure limit and a window beyond it in which runs return again",
  }),
  learningRate: learningRateSchema,
  steps: z.int().positive().meta({ description: "T, the steps of a run" }),
  stepsFor95: z.number().nonnegative().meta({
    description:
      "steps after which the central limit theorem for log distance puts 95 % of the runs on one side of their start: (1.645 σ/λ)²",
  }),
  exponent: z.number().meta({ description: "λ(α), by which log distance grows a step" }),
  exponentError: z.number().nonnegative().meta({ description: "standard error of λ; 0 where it is exact" }),
  deviation: z.number().nonnegative().meta({ description: "σ: after T steps log distances spread like σ√T" }),
  closer: proportionSchema.meta({ description: "runs that end closer to the minimizer than they began" }),
  closerPredicted: shareSchema.meta({ description: "share of them by the central limit theorem, Φ(−λ√T/σ)" }),
  median: z.number().meta({ description: "median over the runs of log(distance at the end / at the start)" }),
  medianPredicted: z
    .number()
    .meta({ description: "½ log((d − r + r e^{2λT})/d); λT where r = d, and λT − log √(d/r) where it is large" }),
  spread: z.number().nonnegative().meta({ description: "standard deviation over the runs of that logarithm" }),
  spreadPredicted: z.number().nonnegative().meta({ description: "σ√T" }),
  rootMeanSquare: z.number().meta({ description: "½ log of the mean over the runs of the squared ratio of distances" }),
  rootMeanSquareLow: z
    .number()
    .nullable()
    .meta({ description: "95 % interval of it by the runs' standard error, lower end; none where it reaches zero" }),
  rootMeanSquareHigh: z.number().meta({ description: "upper end" }),
  rootMeanSquarePredicted: z.number().meta({ description: "½ log of its exact expectation" }),
  /** Above α_as alone. */
  grown: proportionSchema.nullable().meta({
    description: "runs whose distance grew by more than the factor that by λT = log(F√(d/r)) half of them reach",
  }),
  factor: z.number().positive().nullable().meta({ description: "that factor F, for these T steps" }),
});

export const typicalRunsSeriesSchema = z.strictObject({
  id: z.string().meta({ description: "id of the problem" }),
  label: z.string().meta({ description: "the problem" }),
  reading: z
    .enum(["as it is", "residuals set to zero", "linearised at the minimizer", "linearised about the minimizer"])
    .meta({
      description:
        "what the runs are runs of; with residuals set to zero also the distance of two runs with the same batches; about the minimizer: Hessians averaged over a disc",
    }),
  components: z.int().positive().meta({ description: "N" }),
  dimension: dimensionSchema,
  rank: rankSchema,
  batchSize: batchSizeSchema,
  ...cellThresholdsSchema.shape,
  ...almostSureInterval,
  windowFrom: z.number().positive().nullable().meta({
    description: "the first window of learning rates beyond α_as in which runs return, where one is known: from",
  }),
  windowTo: z.number().positive().nullable().meta({ description: "to" }),
  points: z.array(typicalRunsPointSchema).min(1),
});

export const typicalRunsDataSchema = z.strictObject({
  kind: z.literal("typical-runs"),
  runs: z.int().positive().meta({ description: "runs at each rate" }),
  series: z.array(typicalRunsSeriesSchema).min(1),
});

export type TypicalRunsSeries = z.infer<typeof typicalRunsSeriesSchema>;
export type TypicalRunsPoint = TypicalRunsSeries["points"][number];
export type TypicalRunsData = z.infer<typeof typicalRunsDataSchema>;
