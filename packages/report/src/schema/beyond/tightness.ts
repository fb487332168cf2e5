/** Both theorems' bounds beside the exact limit of mean-square stability (Mulayoff and Michaeli 2024). */
import { z } from "zod";
import { batchSizeSchema, familySchema, realisationSchema } from "../common.ts";

export const tightnessSeriesSchema = z.strictObject({
  family: familySchema,
  realisation: realisationSchema.shape.id,
  model: z.int().positive(),
  minimizer: z.string(),
  dimension: z.int().positive(),
  rank: z.int().positive(),
  /** Theorem 16's M for k = 1 with the largest γ, and with γ = 0. */
  index: z.strictObject({ largestGamma: z.int().positive(), zeroGamma: z.int().positive() }),
  /** ρ = t/(λ₁λᵣ) with γ = 0, the section 2.1 measure of flatness. */
  rho: z.number().nonnegative(),
  /** By batch size, ascending; u(k) ≤ α*(k) ≤ l(k). */
  points: z
    .array(
      z.strictObject({
        batchSize: batchSizeSchema,
        /** Theorem 17's convergence bound u(k). */
        convergence: z.number().positive(),
        /** The exact limit α*(k): SGD-k is mean-square stable exactly below it. */
        limit: z.number().positive(),
        /** Theorem 16's divergence bound l(k). */
        divergence: z.number().positive(),
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
