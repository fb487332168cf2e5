/** The manifest: one SHA-256 for each artefact. */
import { z } from "zod";
import { artefactSchema } from "./artefact.ts";
import { artefactIdSchema } from "./ids.ts";

export const manifestSchema = z.strictObject({
  schema: z.literal("sgd-basins/manifest/1"),
  seed: artefactSchema.shape.seed,
  scale: artefactSchema.shape.scale,
  artefacts: z.array(
    z.strictObject({
      id: artefactIdSchema,
      /** Path from the manifest's folder. */
      file: z.string().regex(/^(paper|beyond)\/[a-z0-9-]+\.json$/),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
