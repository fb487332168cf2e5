/** A study as data: which artefacts, and with which options. */
import { artefactIdSchema, artefactSchema } from "@sgd-basins/report";
import { z } from "zod";
import { checkTogether, optionsShape } from "../options/ownOptions.ts";

export const studyFileSchema = z
  .strictObject({
    schema: z.literal("sgd-basins/study/1"),
    studies: z.array(artefactIdSchema).min(1).max(100),
    seed: artefactSchema.shape.seed.optional(),
    scale: artefactSchema.shape.scale.optional(),
    ...optionsShape,
  })
  .superRefine((file, context) => {
    const broken = checkTogether(file);
    if (broken !== null) context.addIssue({ code: "custom", path: [broken.option], message: broken.rule });
  });
