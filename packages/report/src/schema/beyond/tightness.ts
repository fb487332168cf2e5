/** Both theorems' bounds beside the exact limit of mean-square stability (Mulayoff and Michaeli 2024). */
import { z } from "zod";
import {
  batchSizeSchema,
  dimensionSchema,
  familySchema,
  minimizerSchema,
  modelSchema,
  rankSchema,
  realisationSchema,
} from "../common.ts";
import type { CellThresholds } from "../trajectories.ts";

export const tightnessSeriesSchema = z.strictObject({
  family: familySchema,
  realisation: realisationSchema.shape.id,
  model: modelSchema,
  minimizer: minimizerSchema,
  dimension: dimensionSchema,
  rank: rankSchema,
  index: z.strictObject({
    largestGamma: z.int().positive().meta({ description: "Theorem 16's M for k = 1 with the largest γ" }),
    zeroGamma: z.int().positive().meta({ description: "the same with γ = 0" }),
  }),
  /** The section 2.1 measure of flatness. */
  rho: z.number().nonnegative().meta({ description: "ρ = t/(λ₁λᵣ) with γ = 0" }),
  /** By batch size, ascending; u(k) ≤ α*(k) ≤ l(k). */
  points: z
    .array(
      z.strictObject({
        batchSize: batchSizeSchema,
        convergence: z.number().positive().meta({ description: "u(k), the bound of Theorem 17" }),
        limit: z.number().positive().meta({
          description:
            "α*(k), the exact limit of mean-square stability of the linear dynamics (Mulayoff and Michaeli 2024)",
        }),
        divergence: z.number().positive().meta({ description: "l(k), the bound of Theorem 16" }),
      }),
    )
    .min(1),
});

export const tightnessDataSchema = z.strictObject({
  kind: z.literal("tightness"),
  series: z.array(tightnessSeriesSchema).min(1),
});

export type TightnessSeries = z.infer<typeof tightnessSeriesSchema>;
export type TightnessData = z.infer<typeof tightnessDataSchema>;

/** Which field of a point holds which threshold: α* had its name here before it had its key. */
export const tightnessFields = {
  convergence: "convergence",
  meanSquare: "limit",
  divergence: "divergence",
} as const satisfies Record<keyof CellThresholds, keyof TightnessSeries["points"][number]>;
