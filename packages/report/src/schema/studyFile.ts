/** A study as data: which artefacts, and with which options of Appendix A. */
import { z } from "zod";
import { artefactSchema } from "./artefact.ts";
import { artefactIdSchema } from "./ids.ts";

/** More than anybody can run, and few enough that a plan of all of it is made at once. */
const mostRuns = 100_000;

export const studyFileSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/study/1"),
    studies: z.array(artefactIdSchema).min(1).max(100),
    seed: artefactSchema.shape.seed.optional(),
    scale: artefactSchema.shape.scale.optional(),
    /** d. */
    dimension: z.int().min(1).max(2000).optional(),
    /** The pairs (N, B). */
    cells: z
      .array(
        z.strictObject({
          components: z.int().min(1).max(10_000),
          zeroEigenvalues: z.int().min(0).max(2000),
        }),
      )
      .min(1)
      .max(10_000)
      .optional(),
    replicates: z.int().min(1).max(10_000).optional(),
  })
  .refine(({ cells, replicates }) => (cells?.length ?? 80) * (replicates ?? 20) <= mostRuns, {
    path: ["replicates"],
    error: `pairs times replicates must be at most ${mostRuns}`,
  });

export type StudyFile = z.infer<typeof studyFileSchema>;
