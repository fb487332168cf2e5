/** The file of one shard of a run: a header line, a line a part, and a line with the digest of what stands before it. */
import { artefactIdSchema, artefactSchema } from "@sgd-basins/report";
import { z } from "zod";
import { optionsShape } from "../options/ownOptions.ts";

export const shardHeaderSchema = z.strictObject({
  schema: z.literal("sgd-basins/shard/1"),
  /** Digest of the sources that computed the parts. */
  code: z.string().regex(/^[0-9a-f]{64}$/),
  seed: artefactSchema.shape.seed,
  scale: artefactSchema.shape.scale,
  /** The studies' own options, if any were given. */
  ...optionsShape,
  studies: z.array(artefactIdSchema).min(1),
  /** This is shard `index` of `count`, counted from 1. */
  index: z.int().positive(),
  count: z.int().positive(),
  /** How many parts follow. */
  parts: z.int().nonnegative(),
});

export const shardPartSchema = z.strictObject({ key: z.string(), part: z.json() });

export const shardFooterSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export type ShardHeader = z.infer<typeof shardHeaderSchema>;
