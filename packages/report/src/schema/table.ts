/** Tables 1–5: a published number beside the computed ones, cell by cell. */
import { z } from "zod";
import { numberVerdicts } from "../verdicts.ts";
import { dimensionSchema, minimizerSchema, modelSchema, rankSchema, realisationSchema } from "./common.ts";
import { explanationSchema, verdictSchema } from "./verdict.ts";

/** The value one realisation gives for a cell, or the reason why it gives none. */
export const computedValueSchema = z.strictObject({
  realisation: realisationSchema.shape.id,
  value: z.number().nullable(),
  /** Set exactly where `value` is null. */
  reason: z.string().nullable(),
});

/** Where the published value falls among the values of unselected seeds. */
export const seedRangeSchema = z.strictObject({
  seeds: z.int().positive().meta({ description: "number of unselected seeds" }),
  median: z.number().meta({ description: "median of the computed value over the seeds" }),
  low: z.number().meta({ description: "5th percentile" }),
  high: z.number().meta({ description: "95th percentile" }),
  percentile: z
    .number()
    .min(0)
    .max(100)
    .meta({ description: "percentage of the seeds whose value lies below the published one" }),
});

export const tableCellSchema = z.strictObject({
  row: z.string().meta({ description: "id of the row" }),
  column: z.string().meta({ description: "id of the column" }),
  published: z
    .number()
    .nullable()
    .meta({ description: "the number that the paper prints; empty where it prints none" }),
  computed: z.array(computedValueSchema).min(1),
  range: seedRangeSchema.nullable(),
  verdict: verdictSchema.meta({ description: numberVerdicts.join("; ") }),
  explanation: explanationSchema,
});

/** The local geometry from which a minimizer's cells were computed. */
export const geometryRowSchema = z.strictObject({
  realisation: realisationSchema.shape.id,
  model: modelSchema,
  minimizer: minimizerSchema,
  dimension: dimensionSchema,
  rank: rankSchema,
  largestEigenvalue: z.number().meta({ description: "λ₁ of Q̄" }),
  smallestEigenvalue: z.number().meta({ description: "λᵣ, the smallest positive eigenvalue of Q̄" }),
  gamma: z.number().meta({ description: "γ" }),
  s: z.number().meta({ description: "s" }),
  t: z.number().meta({ description: "t" }),
  /** Where Theorem 17 changes its branch. */
  criticalBatchSize: z.number().meta({ description: "t/(λ₁λᵣ) − γ" }),
});

export const tableDataSchema = z.strictObject({
  kind: z.literal("table"),
  /** What the rows are: "Model", "Minimizer" or "k". */
  rowHeading: z.string(),
  rows: z.array(z.strictObject({ id: z.string(), label: z.string() })).min(1),
  /** Columns in the paper's order; neighbours of one `group` share a heading. */
  columns: z.array(z.strictObject({ id: z.string(), group: z.string().nullable(), label: z.string() })).min(1),
  realisations: z.array(realisationSchema).min(1),
  cells: z.array(tableCellSchema).min(1),
  geometries: z.array(geometryRowSchema).min(1),
});

export type TableData = z.infer<typeof tableDataSchema>;
export type TableCell = z.infer<typeof tableCellSchema>;
export type GeometryRow = z.infer<typeof geometryRowSchema>;
export type SeedRange = z.infer<typeof seedRangeSchema>;
