/** Pieces that several artefact kinds share. */
import { z } from "zod";

/** Batch size k of SGD-k: a positive integer, or `"inf"` for gradient descent. */
export const batchSizeSchema = z.union([z.int().positive(), z.literal("inf")]);

/** One random draw of a model's parameters that the paper leaves unstated. */
export const realisationSchema = z.strictObject({
  id: z.enum(["default", "selected"]),
  label: z.string(),
  /** How the parameters were drawn, and whether the draw was selected for its results. */
  description: z.string(),
});

/** A family of models that several artefacts speak of. */
export const familySchema = z.enum(["quadratic-circle", "styblinski-tang"]);

/** A count of independent trials, with the exact 95 % interval (Clopper and Pearson) of the probability behind it. */
export const proportionSchema = z.strictObject({
  count: z.int().nonnegative(),
  of: z.int().positive(),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

export type FamilyId = z.infer<typeof familySchema>;

/** As pages write them. */
export const familyNames: Readonly<Record<FamilyId, string>> = {
  "quadratic-circle": "Quadratic-circle",
  "styblinski-tang": "Styblinski–Tang",
};

export type Realisation = z.infer<typeof realisationSchema>;
export type Proportion = z.infer<typeof proportionSchema>;
