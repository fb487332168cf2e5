/** Logistic regression at its minimizer: the thresholds of its linear dynamics, and what runs of SGD-k do below and above them. */
import { z } from "zod";
import {
  almostSureInterval,
  batchSizeSchema,
  dimensionSchema,
  learningRateSchema,
  proportionSchema,
  rankSchema,
} from "../common.ts";
import { cellThresholdsSchema } from "../trajectories.ts";

const lossSchema = z.number().nonnegative();

export const crossEntropyProblemSchema = z.strictObject({
  problem: z.string().meta({ description: "id of the problem" }),
  label: z.string().meta({ description: "the problem" }),
  components: z.int().positive().meta({ description: "N, rows of data" }),
  dimension: dimensionSchema,
  rank: rankSchema,
  loss: lossSchema.meta({ description: "mean cross-entropy at the minimizer, natural logarithm" }),
  gradient: z.number().nonnegative().meta({ description: "norm of the gradient there: rounding" }),
  distance: z.number().positive().meta({ description: "norm of the minimizer" }),
  misclassified: z.int().nonnegative().meta({ description: "rows on the wrong side there" }),
  largestCurvature: z.number().positive().meta({ description: "λ₁ of the Hessian there" }),
  smallestCurvature: z.number().positive().meta({ description: "λᵣ" }),
});

const crossEntropyPointSchema = z.strictObject({
  multiple: z.number().positive().meta({ description: "the learning rate over α*" }),
  learningRate: learningRateSchema,
  runs: z.int().positive().meta({ description: "runs, from within 0.01 of the minimizer" }),
  steps: z.int().positive().meta({ description: "T, the steps of a run" }),
  floor: lossSchema.nullable().meta({
    description: "½ tr(Q̄S), the expected excess loss of the linear dynamics at rest; none from α* on",
  }),
  excess: lossSchema.meta({ description: "mean over the runs of the excess loss, over the second half of the steps" }),
  excessLow: z.number().meta({ description: "95 % interval of it by Student's t over the runs: lower end" }),
  excessHigh: z.number().meta({ description: "upper end" }),
  most: lossSchema.meta({ description: "the largest excess loss that was seen" }),
  far: proportionSchema.meta({ description: "runs whose excess loss was seen beyond the size that counts as far" }),
  halfway: z.number().nonnegative().meta({ description: "median distance from the minimizer after half of the steps" }),
  end: z.number().nonnegative().meta({ description: "median distance after all" }),
  period: z.int().positive().nullable().meta({
    description:
      "of gradient descent, how many steps the cycle has in which all runs end, 1 for a point; none if it is longer than 64, runs differ, or batches are drawn",
  }),
});

export const crossEntropySeriesSchema = z.strictObject({
  problem: crossEntropyProblemSchema.shape.problem,
  batchSize: batchSizeSchema,
  ...cellThresholdsSchema.shape,
  ...almostSureInterval,
  /** By learning rate, ascending. */
  points: z.array(crossEntropyPointSchema).min(1),
});

export const crossEntropyDataSchema = z.strictObject({
  kind: z.literal("cross-entropy"),
  far: z.number().positive().meta({ description: "an excess loss that counts as far" }),
  problems: z.array(crossEntropyProblemSchema).min(1),
  series: z.array(crossEntropySeriesSchema).min(1),
});

export type CrossEntropyProblem = z.infer<typeof crossEntropyProblemSchema>;
export type CrossEntropyPoint = z.infer<typeof crossEntropyPointSchema>;
export type CrossEntropySeries = z.infer<typeof crossEntropySeriesSchema>;
export type CrossEntropyData = z.infer<typeof crossEntropyDataSchema>;
