/** A study as data: which artefacts, and with which options of Appendix A. */
import { z } from "zod";
import { artefactIdSchema } from "../catalogue.ts";
import { artefactSchema } from "./artefact.ts";
import { momentLimits, momentOptionsShape } from "./momentOptions.ts";

export const studyFileSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/study/1"),
    studies: z.array(artefactIdSchema).min(1).max(100),
    seed: artefactSchema.shape.seed.optional(),
    scale: artefactSchema.shape.scale.optional(),
    ...momentOptionsShape,
  })
  .refine(({ cells, replicates }) => (cells?.length ?? 80) * (replicates ?? 20) <= momentLimits.runs, {
    path: ["replicates"],
    error: `pairs times replicates must be at most ${momentLimits.runs}`,
  });

export type StudyFile = z.infer<typeof studyFileSchema>;
