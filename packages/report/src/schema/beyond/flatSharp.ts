/** Whether the flat minimizer tolerates larger learning rates than the sharp one, over unselected draws of a model. */
import { z } from "zod";
import { batchSizeSchema, proportionSchema } from "../common.ts";

export const flatSharpDataSchema = z.strictObject({
  kind: z.literal("flat-sharp"),
  rows: z
    .array(
      z.strictObject({
        model: z.int().positive(),
        batchSize: batchSizeSchema,
        /** Draws in which the flat minimizer has the larger bound. */
        divergence: proportionSchema,
        convergence: proportionSchema,
      }),
    )
    .min(1),
  /** Draws of a model in which the sharp minimizer has the larger convergence bound for k = 1. */
  exceptions: z.array(
    z.strictObject({
      model: z.int().positive(),
      draws: proportionSchema,
      /** Of these, the draws whose t is smaller at the sharp minimizer; null where there are none. */
      smallerT: proportionSchema.nullable(),
      /** Of these, the draws whose λᵣ is larger at the sharp minimizer. */
      largerSmallestEigenvalue: proportionSchema.nullable(),
    }),
  ),
});

export type FlatSharpData = z.infer<typeof flatSharpDataSchema>;
