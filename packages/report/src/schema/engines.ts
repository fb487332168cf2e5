/** In which browsers with another engine results were computed again: `engines.json`, beside the artefacts and none of them. */
import { z } from "zod";
import { artefactIdSchema } from "../catalogue.ts";

/** Its name in a report's folder. */
export const enginesName = "engines.json";

const engineSchema = z.strictObject({
  /** The browser's name. */
  name: z.string(),
  version: z.string(),
  /** What runs its scripts. */
  scriptEngine: z.string(),
  /** What was computed there, each with the digest that the report had published then. */
  digests: z.array(
    z.strictObject({
      id: artefactIdSchema,
      /** The place of the run of Appendix A that stands for all of them; null where the whole artefact was computed. */
      run: z.int().nonnegative().nullable(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Addresses below the site's base at which the page said of its runs what Node says. */
  answers: z.array(z.string()),
  /** How many pages were looked at, and how many CSS pixels wide. */
  pages: z.int().positive(),
  widths: z.array(z.int().positive()),
});

export const enginesSchema = z.strictObject({
  schema: z.literal("sgd-basins/engines/1"),
  engines: z.array(engineSchema),
});

export type EngineRecord = z.infer<typeof engineSchema>;
export type EnginesDocument = z.infer<typeof enginesSchema>;

/** A document with one engine's record in place of an older one, by name. */
export function withEngine({ schema, engines }: EnginesDocument, record: EngineRecord): EnginesDocument {
  const others = engines.filter(({ name }) => name !== record.name);
  return { schema, engines: [...others, record].toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
