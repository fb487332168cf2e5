/** Whether the flat minimizer tolerates larger learning rates than the sharp one, over unselected draws of a model. */
import { z } from "zod";
import { batchSizeSchema, modelSchema, proportionSchema } from "../common.ts";

export const flatSharpDataSchema = z.strictObject({
  kind: z.literal("flat-sharp"),
  rows: z
    .array(
      z.strictObject({
        model: modelSchema,
        batchSize: batchSizeSchema,
        divergence: proportionSchema.meta({ description: "draws with the larger l at the flat minimizer" }),
        convergence: proportionSchema.meta({ description: "draws with the larger u at the flat minimizer" }),
      }),
    )
    .min(1)
    .meta({ description: "Draws in which the flat minimizer has the larger bound, a line a model and batch size" }),
  exceptions: z
    .array(
      z.strictObject({
        model: modelSchema,
        draws: proportionSchema.meta({ description: "such draws" }),
        /** Null where there are none, as the next. */
        smallerT: proportionSchema.nullable().meta({ description: "of them, t smaller at the sharp minimizer" }),
        largerSmallestEigenvalue: proportionSchema
          .nullable()
          .meta({ description: "of them, λᵣ larger at the sharp minimizer" }),
      }),
    )
    .meta({ description: "Draws in which the sharp minimizer has the larger u(1), a line a model" }),
});

export type FlatSharpData = z.infer<typeof flatSharpDataSchema>;
