/** The circular columns of Tables 1 and 2: how the bounds depend on the disc, and what reconstructs the published ones. */
import { z } from "zod";
import { seedRangeSchema } from "../table.ts";

export const discRadiusDataSchema = z.strictObject({
  kind: z.literal("disc-radius"),
  /** Honest bounds of the default models, by model and radius. */
  sensitivity: z
    .array(
      z.strictObject({
        model: z.int().positive(),
        radius: z.number().positive(),
        /** Eigenvalues of Q̄ averaged over the disc, and their quotient. */
        largestEigenvalue: z.number().positive(),
        conditionNumber: z.number().min(1),
        /** The same quotient at a single point of the disc's edge. */
        pointwiseConditionNumber: z.number().min(1),
        gamma: z.number().nonnegative(),
        /** t/λ₁², which equal weights keep below N. */
        tOverSquare: z.number().nonnegative(),
        divergence: z.strictObject({ one: z.number().positive(), inf: z.number().positive() }),
        convergence: z.strictObject({ one: z.number().positive(), inf: z.number().positive() }),
      }),
    )
    .min(1),
  /** The published columns, cell by cell, beside the honest estimate and the reconstruction. */
  reconstruction: z.strictObject({
    radius: z.number().positive(),
    cells: z
      .array(
        z.strictObject({
          table: z.enum(["table-1", "table-2"]),
          model: z.int().positive(),
          batchSize: z.enum(["1", "0.99kmax", "2kmax", "inf"]),
          published: z.number().positive(),
          /** Null where the honest k_max is below 1. */
          honest: z.number().positive().nullable(),
          reconstructed: z.number().positive(),
          /** The reconstruction over unselected draws, and where the published number falls. */
          range: seedRangeSchema,
        }),
      )
      .min(1),
    /** t/λ₁² that the published columns need, by model. */
    publishedTOverSquare: z.array(z.number().positive()),
  }),
});

export type DiscRadiusData = z.infer<typeof discRadiusDataSchema>;
