/** How often runs diverge from the circular minimum at the learning rates at which the paper sees the transition. */
import { z } from "zod";
import { batchSizeSchema, learningRateSchema, modelSchema, proportionSchema, rateLabelSchema } from "../common.ts";

export const escapeTailDataSchema = z.strictObject({
  kind: z.literal("escape-tail"),
  steps: z.int().positive(),
  cells: z
    .array(
      z.strictObject({
        models: z
          .enum(["default", "every draw"])
          .meta({ description: "one model for all runs (default), or an unselected draw of it for each (every draw)" }),
        model: modelSchema,
        batchSize: batchSizeSchema,
        rateLabel: rateLabelSchema,
        learningRate: learningRateSchema,
        diverged: proportionSchema.meta({ description: "runs that end further away than they began" }),
      }),
    )
    .min(1)
    .meta({ description: "Runs that diverge from the circular minimum, a line a learning rate" }),
});

export type EscapeTailData = z.infer<typeof escapeTailDataSchema>;
