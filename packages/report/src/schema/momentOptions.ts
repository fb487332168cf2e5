/** The options of Appendix A, as files hold them. */
import { z } from "zod";

/** More than anybody can run, and few enough that a plan of all of it is made at once. */
export const momentLimits = {
  /** d. */
  dimension: 2000,
  /** N. */
  components: 10_000,
  /** Pairs (N, B). */
  pairs: 10_000,
  replicates: 10_000,
  /** Pairs times replicates. */
  runs: 100_000,
} as const;

export const momentOptionsShape = {
  /** d. */
  dimension: z.int().min(1).max(momentLimits.dimension).optional(),
  /** The pairs (N, B). */
  cells: z
    .array(
      z.strictObject({
        components: z.int().min(1).max(momentLimits.components),
        zeroEigenvalues: z.int().min(0).max(momentLimits.dimension),
      }),
    )
    .min(1)
    .max(momentLimits.pairs)
    .optional(),
  replicates: z.int().min(1).max(momentLimits.replicates).optional(),
};
