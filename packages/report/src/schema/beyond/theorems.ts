/** Statements of section 2, tried on random problems. */
import { z } from "zod";
import { proportionSchema } from "../common.ts";

export const theoremsDataSchema = z.strictObject({
  kind: z.literal("theorems"),
  problems: z.int().positive(),
  checks: z
    .array(
      z.strictObject({
        id: z.string(),
        /** What is counted. */
        statement: z.string(),
        /** Instances for which it holds; the interval is that of a further instance drawn by the same law. */
        holds: proportionSchema,
        /** The least favourable value over the instances, where there is one. */
        extreme: z.number().nullable(),
      }),
    )
    .min(1),
});

export type TheoremsData = z.infer<typeof theoremsDataSchema>;
