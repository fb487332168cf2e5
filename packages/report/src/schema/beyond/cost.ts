/** What a goal costs in gradients, against the batch size, at the best constant learning rate. */
import { z } from "zod";
import { batchSizeSchema, learningRateSchema, rankSchema } from "../common.ts";

const gradientsSchema = z.int().positive();

const costPointSchema = z.strictObject({
  batchSize: batchSizeSchema,
  limit: z.number().positive().meta({ description: "α*(k), the exact limit of mean-square stability" }),
  learningRate: learningRateSchema.meta({ description: "α, the constant rate with the least factor" }),
  factor: z
    .number()
    .min(0)
    .lt(1)
    .meta({ description: "ρ(α), by which the mean square of the linear dynamics shrinks a step in the end" }),
  gradients: gradientsSchema.meta({
    description: "gradients of single components until ρ^steps is at most a millionth; N a step for gradient descent",
  }),
  /** Of problems with noise at the minimizer. */
  goal: z
    .strictObject({
      learningRate: learningRateSchema.meta({
        description:
          "α, the constant rate that brings the expected gap to 1 % of that at β = 0 with the fewest gradients",
      }),
      floor: z.number().nonnegative().meta({ description: "the expected gap at rest at that rate" }),
      gradients: gradientsSchema.meta({ description: "gradients of single components to that goal" }),
    })
    .nullable(),
});

export const costSeriesSchema = z.strictObject({
  id: z.string().meta({ description: "id of the problem" }),
  label: z.string().meta({ description: "the problem" }),
  components: z.int().positive().meta({ description: "N" }),
  rank: rankSchema,
  sampling: z
    .enum(["with-replacement", "without-replacement"])
    .meta({ description: "how the components of a batch are drawn" }),
  cheapest: batchSizeSchema.meta({ description: "the batch size with the fewest gradients to a millionth" }),
  worthwhile: batchSizeSchema.meta({ description: "the largest batch size that costs at most 1.5 times as many" }),
  /** By batch size, ascending. */
  points: z.array(costPointSchema).min(1),
});

export const costDataSchema = z.strictObject({
  kind: z.literal("cost"),
  series: z.array(costSeriesSchema).min(1),
});

export type CostSeries = z.infer<typeof costSeriesSchema>;
export type CostData = z.infer<typeof costDataSchema>;
