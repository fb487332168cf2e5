/** The envelope of every artefact: what it is, how it was made, and its data. */
import { z } from "zod";
import { type ArtefactId, artefactIdSchema, catalogue, dataSchemas, type KindOf } from "../catalogue.ts";
import { claimsDataSchema } from "./claims.ts";

export const artefactSchema = z.strictObject({
  schema: z.literal("sgd-basins/artefact/2", {
    error: ({ input }) =>
      input === "sgd-basins/artefact/1" ? "an earlier version wrote this file; compute the report again" : undefined,
  }),
  id: artefactIdSchema,
  title: z.string(),
  /** The seed of every random stream behind the data. */
  seed: z.int().nonnegative(),
  /** `paper`: the paper's sizes. `quick`: a smaller run of the same code. */
  scale: z.enum(["quick", "paper"]),
  /** The command that writes this artefact again, byte for byte. */
  command: z.string(),
  /** What was chosen besides seed and scale; every study says of its own options what may stand here. */
  options: z.record(z.string(), z.json()),
  parameters: z.record(z.string(), z.json()),
  data: z.discriminatedUnion("kind", [claimsDataSchema, ...dataSchemas]),
});

export type Artefact = z.infer<typeof artefactSchema>;
export type ArtefactData = Artefact["data"];
export type ArtefactKind = ArtefactData["kind"];

/** The data of the artefacts with an id. */
export type DataOf<Id extends ArtefactId> = Extract<ArtefactData, { kind: KindOf<Id> }>;

/** The artefact with an id. */
export type ArtefactOf<Id extends ArtefactId> = Artefact & { readonly id: Id; readonly data: DataOf<Id> };
export type Scale = Artefact["scale"];

/** Whether data are of the kind that an artefact holds. */
export function isDataOf<Id extends ArtefactId>(id: Id, data: ArtefactData): data is DataOf<Id> {
  return data.kind === catalogue[id].kind;
}
