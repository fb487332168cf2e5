/**
 * Pieces that several artefact kinds share. What a field of a record means stands here and in the other schemas as its
 * `description`, from which the columns of the site's CSV files are described.
 */
import { z } from "zod";

/** Batch size k of SGD-k: a positive integer, or `"inf"` for gradient descent. */
export const batchSizeSchema = z
  .union([z.int().positive(), z.literal("inf")])
  .meta({ description: "batch size k, inf for gradient descent" });

/** A share, or a probability. */
export const shareSchema = z.number().min(0).max(1);

export const modelSchema = z.int().positive().meta({ description: "the paper's number of the model" });
export const minimizerSchema = z.string().meta({ description: "name of the minimizer" });
export const dimensionSchema = z.int().positive().meta({ description: "d" });
export const rankSchema = z.int().positive().meta({ description: "r, the rank of Q̄" });
export const rateLabelSchema = z.string().meta({ description: "the learning rate as the paper names it" });
export const learningRateSchema = z.number().positive().meta({ description: "α" });

/** Beside the almost-sure limit where it may be an estimate. */
export const almostSureInterval = {
  almostSureLow: z
    .number()
    .positive()
    .meta({ description: "95 % interval of α_as, lower end; itself where it is exact" }),
  almostSureHigh: z.number().positive().meta({ description: "upper end" }),
};

/** One random draw of a model's parameters that the paper leaves unstated. */
export const realisationSchema = z.strictObject({
  id: z
    .enum(["default", "selected"])
    .meta({ description: "which random draw of the model's unstated parameters: default or selected" }),
  label: z.string(),
  /** How the parameters were drawn, and whether the draw was selected for its results. */
  description: z.string(),
});

/** A family of models that several artefacts speak of. */
export const familySchema = z.enum(["quadratic-circle", "styblinski-tang"]).meta({ description: "family of models" });

/** A count, and what it says of the probability behind it. */
export const proportionSchema = z.strictObject({
  count: z.int().nonnegative().meta({ description: "a count of independent trials" }),
  of: z.int().positive().meta({ description: "of how many" }),
  low: shareSchema.meta({ description: "exact 95 % interval (Clopper and Pearson) of the probability, lower end" }),
  high: shareSchema.meta({ description: "upper end" }),
});

export type FamilyId = z.infer<typeof familySchema>;

/** As pages write them. */
export const familyNames: Readonly<Record<FamilyId, string>> = {
  "quadratic-circle": "Quadratic-circle",
  "styblinski-tang": "Styblinski–Tang",
};

export type Realisation = z.infer<typeof realisationSchema>;
export type Proportion = z.infer<typeof proportionSchema>;
