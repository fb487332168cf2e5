/** Minima of small networks: what theory says of them, at which rates runs leave them, and what happens when the method is changed there. */
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

const minimumNameSchema = z
  .string()
  .meta({ description: "the minimum: its data, the method and rate that training began with, its seed" });
const nullableRateSchema = z.number().positive().nullable();

const networkMinimumSchema = z.strictObject({
  minimum: minimumNameSchema,
  dataSet: z.string().meta({ description: "data that the network fits" }),
  components: z.int().positive().meta({ description: "N, rows of data" }),
  outputs: z.int().positive().meta({ description: "outputs of the network" }),
  dimension: dimensionSchema,
  trainedBy: batchSizeSchema.meta({ description: "batch size of training, inf for gradient descent" }),
  trainedAt: z.number().positive().meta({ description: "learning rate of training" }),
  trainingSteps: z.int().positive().meta({ description: "steps of training before Levenberg–Marquardt" }),
  trainingSeed: z.int().nonnegative().meta({ description: "seed of training" }),
  lossBefore: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "loss at which SGD-k or gradient descent ended; none if it diverged" }),
  distance: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "distance from there to the minimum that Levenberg–Marquardt reached" }),
  loss: z.number().nonnegative().nullable().meta({ description: "loss at that minimum" }),
  reached: z
    .boolean()
    .meta({ description: "whether it interpolates: loss below 1e-26; else nothing further was computed" }),
  rank: rankSchema.nullable().meta({ description: "r, the rank of Q̄" }),
  largestCurvature: nullableRateSchema.meta({ description: "λ₁, the largest eigenvalue of Q̄" }),
  smallestCurvature: nullableRateSchema.meta({
    description: "λᵣ, its smallest positive one; what lies below 1e-20 λ₁ is as large as rounding left it",
  }),
  trainedOverLimit: nullableRateSchema.meta({
    description: "the learning rate of training over α* at its batch size, of the minimum that it found",
  }),
  point: z
    .array(z.number())
    .nullable()
    .meta({ description: "the network's parameters there, layer by layer: a unit's weights, then its bias" }),
});

const networkCellSchema = z.strictObject({
  minimum: minimumNameSchema,
  batchSize: batchSizeSchema,
  ...cellThresholdsSchema.shape,
  ...almostSureInterval,
  startDistance: z.number().positive().meta({ description: "distance from the minimum at which runs start" }),
  runs: z.int().positive().meta({ description: "runs at each learning rate" }),
  steps: z.int().positive().meta({ description: "T, the steps that a run has for leaving" }),
  rule: z.number().positive().meta({
    description:
      "the learning rate that the finite-run rule gives, λ(α)T = log(F√(d/r)) with F how much further away counts as left",
  }),
  ruleLow: z.number().positive().meta({ description: "95 % interval of it, from the estimate of λ: lower end" }),
  ruleHigh: z.number().positive().meta({ description: "upper end" }),
  half: z.number().positive().meta({ description: "α½, the learning rate at which half of the runs leave" }),
  halfLow: z.number().positive().meta({
    description: "95 % interval of it, from exact binomial intervals: a tried rate at which fewer than half leave",
  }),
  halfHigh: z.number().positive().meta({ description: "a tried rate at which more than half leave" }),
  leaving: proportionSchema.meta({ description: "runs that leave at 0.95 α*" }),
});

const networkSwapSchema = z.strictObject({
  minimum: minimumNameSchema,
  trainedBy: batchSizeSchema.meta({ description: "batch size of training, inf for gradient descent" }),
  trainedAt: z.number().positive().meta({ description: "learning rate of training" }),
  batchSize: batchSizeSchema.meta({ description: "batch size of the runs from there, inf for gradient descent" }),
  learningRate: learningRateSchema.meta({ description: "their learning rate" }),
  steps: z.int().positive().meta({ description: "steps that a run has for leaving" }),
  meanSquare: z.number().positive().meta({ description: "α* of the minimum at that batch size" }),
  left: proportionSchema.meta({ description: "runs that leave" }),
});

const networkEndSchema = z.strictObject({
  minimum: minimumNameSchema,
  batchSize: batchSizeSchema.meta({ description: "batch size with which it was left, inf for gradient descent" }),
  learningRate: learningRateSchema.meta({ description: "learning rate with which it was left" }),
  run: z.int().nonnegative().meta({ description: "number of the run" }),
  steps: z.int().positive().meta({ description: "steps of the run from the minimum on, before Levenberg–Marquardt" }),
  lossBefore: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "loss at which the run ended; none if it diverged" }),
  distance: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ description: "distance from the minimum that it left to the one below where it ended" }),
  reached: z.boolean().meta({ description: "whether that one interpolates: loss below 1e-26" }),
  meanSquareOne: nullableRateSchema.meta({ description: "α*(1) of that minimum" }),
  meanSquareInf: nullableRateSchema.meta({ description: "2/λ₁ of it, α* of gradient descent" }),
  stable: z
    .boolean()
    .nullable()
    .meta({ description: "whether the learning rate lies below α* of that minimum at the batch size" }),
});

const networkSummarySchema = z.strictObject({
  batchSize: batchSizeSchema,
  startDistance: z.number().positive().meta({ description: "distance from the minimum at which runs start" }),
  minima: z.int().positive().meta({ description: "minima" }),
  median: z.number().positive().meta({ description: "median over the minima of α½ over the rule's rate" }),
  least: z.number().positive().meta({ description: "the smallest of these ratios" }),
  most: z.number().positive().meta({ description: "the largest" }),
  within: z.int().nonnegative().meta({ description: "minima at which it is within 15 % of 1" }),
  medianOfLimit: z.number().positive().meta({ description: "median over the minima of α½/α_as" }),
  leaving: proportionSchema.meta({ description: "runs that leave at 0.95 α*, of all minima" }),
});

export const networksDataSchema = z.strictObject({
  kind: z.literal("networks"),
  factor: z.number().positive().meta({ description: "F: a run has left once it is so many times as far away" }),
  hidden: z.int().positive().meta({ description: "hidden units" }),
  minima: z.array(networkMinimumSchema).min(1).meta({ description: "Minima, a line each" }),
  cells: z
    .array(networkCellSchema)
    .meta({ description: "Thresholds and runs, a line a minimum, batch size and distance of the starts" }),
  summary: z
    .array(networkSummarySchema)
    .meta({ description: "Runs against the finite-run rule over all minima, a line a batch size and distance" }),
  swaps: z
    .array(networkSwapSchema)
    .meta({ description: "Runs of another method from a minimum, a line a minimum and method" }),
  ends: z.array(networkEndSchema).meta({ description: "Where runs that left ended, a line a run" }),
});

export type NetworkMinimum = z.infer<typeof networkMinimumSchema>;
export type NetworkCell = z.infer<typeof networkCellSchema>;
export type NetworkSwap = z.infer<typeof networkSwapSchema>;
export type NetworkEnd = z.infer<typeof networkEndSchema>;
export type NetworkSummary = z.infer<typeof networkSummarySchema>;
export type NetworksData = z.infer<typeof networksDataSchema>;
