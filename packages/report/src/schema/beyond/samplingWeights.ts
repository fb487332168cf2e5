/** Sampling weights that make the paper's objective small, beside uniform ones and those in proportion to ‖Qᵢ‖. */
import { z } from "zod";

const weightsGoalSchema = z.strictObject({
  /** The paper's t/(λ₁λᵣ) − γ, or Theorem 17's 2/u(1) in units of λ₁. */
  goal: z.enum(["critical batch size", "convergence bound"]),
  /** The objective at the problem's own weights, and at the three others. */
  own: z.number(),
  uniform: z.number(),
  norms: z.number(),
  optimal: z.number(),
  /** Least and largest of N pᵢ at the optimal weights. */
  leastShare: z.number().positive(),
  largestShare: z.number().positive(),
});

export const samplingWeightsDataSchema = z.strictObject({
  kind: z.literal("sampling-weights"),
  problems: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        components: z.int().positive(),
        rank: z.int().positive(),
        /** `free`: the weights are the objective's too. `importance`: a drawn component counts wᵢ/pᵢ times. */
        reading: z.enum(["free", "importance"]),
        goals: z.array(weightsGoalSchema).min(1),
      }),
    )
    .min(1),
});

export type SamplingWeightsData = z.infer<typeof samplingWeightsDataSchema>;
