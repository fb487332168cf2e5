/** How often runs diverge from the circular minimum at the learning rates at which the paper sees the transition. */
import { z } from "zod";
import { batchSizeSchema, proportionSchema } from "../common.ts";

export const escapeTailDataSchema = z.strictObject({
  kind: z.literal("escape-tail"),
  steps: z.int().positive(),
  cells: z
    .array(
      z.strictObject({
        /** One model for all runs, or an unselected draw of it for each. */
        models: z.enum(["default", "every draw"]),
        model: z.int().positive(),
        batchSize: batchSizeSchema,
        rateLabel: z.string(),
        learningRate: z.number().positive(),
        /** Runs that end further from the circular minimum than they began. */
        diverged: proportionSchema,
      }),
    )
    .min(1),
});

export type EscapeTailData = z.infer<typeof escapeTailDataSchema>;
