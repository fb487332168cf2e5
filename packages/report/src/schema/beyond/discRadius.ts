/** The circular columns of Tables 1 and 2: how the bounds depend on the disc, and what reconstructs the published ones. */
import { z } from "zod";
import { modelSchema } from "../common.ts";
import { seedRangeSchema } from "../table.ts";

const { seeds, median, percentile } = seedRangeSchema.shape;

export const discRadiusDataSchema = z.strictObject({
  kind: z.literal("disc-radius"),
  /** Honest bounds of the default models, by model and radius. */
  sensitivity: z
    .array(
      z.strictObject({
        model: modelSchema,
        radius: z.number().positive().meta({ description: "radius of the disc over which the Hessian is averaged" }),
        largestEigenvalue: z.number().positive().meta({ description: "λ₁ of Q̄" }),
        conditionNumber: z.number().min(1).meta({ description: "λ₁/λᵣ of Q̄" }),
        pointwiseConditionNumber: z
          .number()
          .min(1)
          .meta({ description: "the same at a single point of the disc's edge" }),
        gamma: z.number().nonnegative().meta({ description: "γ" }),
        /** Equal weights keep it below N. */
        tOverSquare: z.number().nonnegative().meta({ description: "t/λ₁²" }),
        divergence: z.strictObject({
          one: z.number().positive().meta({ description: "l(1)" }),
          inf: z.number().positive().meta({ description: "l(∞)" }),
        }),
        convergence: z.strictObject({
          one: z.number().positive().meta({ description: "u(1)" }),
          inf: z.number().positive().meta({ description: "u(∞)" }),
        }),
      }),
    )
    .min(1),
  /** The published columns, cell by cell, beside the honest estimate and the reconstruction. */
  reconstruction: z.strictObject({
    radius: z.number().positive(),
    cells: z
      .array(
        z.strictObject({
          table: z.enum(["table-1", "table-2"]).meta({ description: "the paper's table" }),
          model: modelSchema,
          batchSize: z
            .enum(["1", "0.99kmax", "2kmax", "inf"])
            .meta({ description: "batch size as the table names it" }),
          published: z.number().positive().meta({ description: "the number that the paper prints" }),
          honest: z
            .number()
            .positive()
            .nullable()
            .meta({ description: "the value by the paper's definitions; empty where k_max is below 1" }),
          reconstructed: z.number().positive().meta({ description: "the reconstruction" }),
          range: seedRangeSchema.extend({
            seeds: seeds.meta({ description: "number of unselected draws of the reconstruction" }),
            median: median.meta({ description: "its median over them" }),
            percentile: percentile.meta({ description: "percentage of the draws below the published number" }),
          }),
        }),
      )
      .min(1),
    /** t/λ₁² that the published columns need, by model. */
    publishedTOverSquare: z.array(z.number().positive()),
  }),
});

export type DiscRadiusData = z.infer<typeof discRadiusDataSchema>;
