/** Statements of section 2, tried on random problems. */
import { z } from "zod";
import { proportionSchema } from "../common.ts";

export const theoremsDataSchema = z.strictObject({
  kind: z.literal("theorems"),
  problems: z.int().positive(),
  checks: z
    .array(
      z.strictObject({
        id: z.string().meta({ description: "id of the statement" }),
        statement: z.string().meta({ description: "what is counted" }),
        /** The interval is that of a further instance drawn by the same law. */
        holds: proportionSchema.meta({ description: "instances for which it holds" }),
        extreme: z
          .number()
          .nullable()
          .meta({ description: "the least favourable value over the instances, where there is one" }),
      }),
    )
    .min(1)
    .meta({ description: "Statements tried on random problems, a line a statement" }),
});

export type TheoremsData = z.infer<typeof theoremsDataSchema>;
