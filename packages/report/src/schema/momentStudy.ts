/** Appendix A, run by run, and Figure 9, its box plots. */
import { z } from "zod";

/** One run of Appendix A: N random positive semi-definite matrices with at least B zero eigenvalues each. */
export const momentRunSchema = z.strictObject({
  /** N. */
  components: z.int().positive(),
  /** B. */
  zeroEigenvalues: z.int().nonnegative(),
  replicate: z.int().nonnegative(),
  /** Smallest eigenvalue of F̄ − Q̄³. */
  smallestEigenvalue: z.number(),
  /** Norm of the eigenvalues' imaginary parts; zero by construction, because the solver is symmetric. */
  imaginaryNorm: z.number().nonnegative(),
  /** max |USU' − A| with A = USV', for A = Q̄ and A = F̄. */
  symmetrizationErrorQ: z.number().nonnegative(),
  symmetrizationErrorF: z.number().nonnegative(),
});

/** Which part of the paper's replicates was run. */
const partSchema = z.strictObject({
  replicates: z.int().positive(),
  replicatesInPaper: z.literal(20),
});

export const momentStudyDataSchema = z.strictObject({
  kind: z.literal("moment-study"),
  dimension: z.int().positive(),
  largestDrawnEigenvalue: z.number().positive(),
  part: partSchema,
  runs: z.array(momentRunSchema).min(1),
});

export const boxPlotsDataSchema = z.strictObject({
  kind: z.literal("box-plots"),
  part: partSchema,
  measures: z
    .array(
      z.strictObject({
        id: z.enum(["smallestEigenvalue", "symmetrizationErrorQ", "symmetrizationErrorF"]),
        label: z.string(),
      }),
    )
    .min(1),
  /** In the paper's order: B ascending, then N ascending. */
  boxes: z
    .array(
      z.strictObject({
        components: z.int().positive(),
        zeroEigenvalues: z.int().nonnegative(),
        /** For each measure, its values over the replicates, ascending. */
        values: z.strictObject({
          smallestEigenvalue: z.array(z.number()),
          symmetrizationErrorQ: z.array(z.number()),
          symmetrizationErrorF: z.array(z.number()),
        }),
      }),
    )
    .min(1),
});

export type MomentRun = z.infer<typeof momentRunSchema>;
export type MomentStudyData = z.infer<typeof momentStudyDataSchema>;
export type BoxPlotsData = z.infer<typeof boxPlotsDataSchema>;
