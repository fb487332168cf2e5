/** The manifest: one SHA-256 for each artefact. */
import { z } from "zod";
import { artefactFile, artefactIdSchema } from "../catalogue.ts";
import { artefactSchema } from "./artefact.ts";

/** Its name in a report's folder. */
export const manifestName = "manifest.json";

export const manifestSchema = z.strictObject({
  schema: z.literal("sgd-basins/manifest/1"),
  seed: artefactSchema.shape.seed,
  scale: artefactSchema.shape.scale,
  artefacts: z.array(
    z
      .strictObject({
        id: artefactIdSchema,
        /** Path from the manifest's folder; see `artefactFile`. */
        file: z.string(),
        bytes: z.int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .refine(({ id, file }) => file === artefactFile(id), {
        path: ["file"],
        error: "must be paper/<id>.json or beyond/<id>.json",
      }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
