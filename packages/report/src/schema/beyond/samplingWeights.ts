/** Sampling weights that make the paper's objective small, beside uniform ones and those in proportion to ‖Qᵢ‖. */
import { z } from "zod";
import { rankSchema } from "../common.ts";

const weightsGoalSchema = z.strictObject({
  goal: z
    .enum(["critical batch size", "convergence bound"])
    .meta({ description: "what is made small: t/(λ₁λᵣ) − γ, or 2/u(1) in units of λ₁" }),
  own: z.number().meta({ description: "the objective at the problem's own weights" }),
  uniform: z.number().meta({ description: "at uniform weights" }),
  norms: z.number().meta({ description: "at weights in proportion to ‖Qᵢ‖" }),
  optimal: z.number().meta({ description: "at the optimal weights" }),
  leastShare: z.number().positive().meta({ description: "least N pᵢ of the optimal weights" }),
  largestShare: z.number().positive().meta({ description: "largest N pᵢ of the optimal weights" }),
});

export const samplingWeightsDataSchema = z.strictObject({
  kind: z.literal("sampling-weights"),
  problems: z
    .array(
      z.strictObject({
        id: z.string().meta({ description: "id of the problem" }),
        label: z.string().meta({ description: "the problem" }),
        components: z.int().positive().meta({ description: "N" }),
        rank: rankSchema,
        /** By importance, a drawn component counts wᵢ/pᵢ times. */
        reading: z
          .enum(["free", "importance"])
          .meta({ description: "free: the weights are the objective's too; importance: it stays as it is" }),
        goals: z.array(weightsGoalSchema).min(1),
      }),
    )
    .min(1),
});

export type SamplingWeightsData = z.infer<typeof samplingWeightsDataSchema>;
