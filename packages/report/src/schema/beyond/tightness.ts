/** Both theorems' bounds beside the exact limit of mean-square stability (Mulayoff and Michaeli 2024) and the almost-sure limit. */
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
import { type CellThresholds, cellThresholdsSchema } from "../trajectories.ts";

const { convergence, meanSquare, almostSure, ...above } = cellThresholdsSchema.shape;

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
  /** By batch size, ascending; u(k) ≤ α*(k) ≤ l(k), and α*(k) ≤ α_as(k). */
  points: z
    .array(
      z.strictObject({
        batchSize: batchSizeSchema,
        convergence,
        limit: meanSquare,
        almostSure,
        almostSureLow: z
          .number()
          .positive()
          .meta({ description: "95 % interval of it, lower end; itself where it is exact" }),
        almostSureHigh: z.number().positive().meta({ description: "upper end" }),
        ...above,
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

/** The thresholds of a point: α* had its name there before it had its key. */
export function pointThresholds({
  batchSize,
  limit,
  almostSureLow,
  almostSureHigh,
  ...rates
}: TightnessSeries["points"][number]): CellThresholds {
  return { meanSquare: limit, ...rates };
}
