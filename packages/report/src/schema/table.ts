/** Tables 1–5: a published number beside the computed ones, cell by cell. */
import { z } from "zod";
import { realisationSchema } from "./common.ts";
import { verdictSchema } from "./verdict.ts";

/** The value one realisation gives for a cell, or the reason why it gives none. */
export const computedValueSchema = z.strictObject({
  realisation: realisationSchema.shape.id,
  value: z.number().nullable(),
  /** Set exactly where `value` is null. */
  reason: z.string().nullable(),
});

/** Where the published value falls among the values of unselected seeds. */
export const seedRangeSchema = z.strictObject({
  /** How many unselected seeds were drawn. */
  seeds: z.int().positive(),
  /** Median, 5th and 95th percentile of the computed value over the seeds. */
  median: z.number(),
  low: z.number(),
  high: z.number(),
  /** Percentage of the seeds whose value lies below the published one. */
  percentile: z.number().min(0).max(100),
});

export const tableCellSchema = z.strictObject({
  row: z.string(),
  column: z.string(),
  /** The number the paper prints, null where it prints none. */
  published: z.number().nullable(),
  computed: z.array(computedValueSchema).min(1),
  range: seedRangeSchema.nullable(),
  verdict: verdictSchema,
  /** Anchor of the method page that explains a verdict other than `holds`. */
  explanation: z.string().nullable(),
});

/** The local geometry from which a minimizer's cells were computed. */
export const geometryRowSchema = z.strictObject({
  realisation: realisationSchema.shape.id,
  model: z.int().positive(),
  minimizer: z.string(),
  dimension: z.int().positive(),
  rank: z.int().positive(),
  /** λ₁ and λᵣ, the largest and smallest positive eigenvalue of Q̄. */
  largestEigenvalue: z.number(),
  smallestEigenvalue: z.number(),
  gamma: z.number(),
  s: z.number(),
  t: z.number(),
  /** t/(λ₁λᵣ) − γ, where Theorem 17 changes its branch. */
  criticalBatchSize: z.number(),
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
