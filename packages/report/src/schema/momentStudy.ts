/** Appendix A, run by run, and Figure 9, its box plots. */
import { z } from "zod";

/** One run of Appendix A: N random positive semi-definite matrices with at least B zero eigenvalues each. */
export const momentRunSchema = z.strictObject({
  components: z.int().positive().meta({ description: "N, the number of random matrices" }),
  zeroEigenvalues: z.int().nonnegative().meta({ description: "B, the least number of zero eigenvalues of each" }),
  replicate: z.int().nonnegative().meta({ description: "replicate of the pair (N, B), from 0" }),
  smallestEigenvalue: z.number().meta({ description: "smallest eigenvalue of F̄ − Q̄³" }),
  /** Zero by construction, because the solver is symmetric. */
  imaginaryNorm: z.number().nonnegative().meta({ description: "norm of the imaginary parts of the eigenvalues" }),
  symmetrizationErrorQ: z.number().nonnegative().meta({ description: "max |USU′ − Q̄| with Q̄ = USV′" }),
  symmetrizationErrorF: z.number().nonnegative().meta({ description: "max |USU′ − F̄| with F̄ = USV′" }),
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
  runs: z.array(momentRunSchema).min(1).meta({ description: "Appendix A, a line a run" }),
});

export const boxPlotsDataSchema = z.strictObject({
  kind: z.literal("box-plots"),
  part: partSchema,
  measures: z
    .array(
      z.strictObject({
        id: z
          .enum(["smallestEigenvalue", "symmetrizationErrorQ", "symmetrizationErrorF"])
          .meta({ description: "smallestEigenvalue (of F̄ − Q̄³) or a symmetrization error" }),
        label: z.string(),
      }),
    )
    .min(1),
  /** In the paper's order: B ascending, then N ascending. */
  boxes: z
    .array(
      z.strictObject({
        ...momentRunSchema.pick({ components: true, zeroEigenvalues: true }).shape,
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
