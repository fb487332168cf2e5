/** Who made an artefact, when and with what: `provenance.json`, an RO-Crate graph with a `CreateAction` an artefact. */
import { z } from "zod";
import type { ArtefactId } from "../catalogue.ts";
import type { Manifest } from "./manifest.ts";

/** Its name in a report's folder. */
export const provenanceName = "provenance.json";

/** The id of the action that made an artefact. */
export function actionId(id: ArtefactId): string {
  return `#write-${id}`;
}

const referenceSchema = z.looseObject({ "@id": z.string() });

const fileSchema = z.looseObject({ "@id": z.string(), "@type": z.literal("File"), sha256: z.string() });

const softwareSchema = z.looseObject({
  "@id": z.string(),
  "@type": z.literal("SoftwareApplication"),
  name: z.string(),
  softwareVersion: z.string().nullable(),
  operatingSystem: z.string().optional(),
});

const actionSchema = z.looseObject({
  "@id": z.string(),
  "@type": z.literal("CreateAction"),
  startTime: z.iso.datetime(),
  endTime: z.iso.datetime(),
  /** The code, then the runtime. */
  instrument: z.tuple([referenceSchema, referenceSchema]),
  workers: z.int().positive(),
  result: referenceSchema,
});

const otherSchema = z.looseObject({ "@id": z.string(), "@type": z.enum(["Dataset", "CreativeWork"]) });

export const provenanceSchema = z.looseObject({
  "@graph": z.array(z.discriminatedUnion("@type", [fileSchema, softwareSchema, actionSchema, otherSchema])),
});

/** The circumstances in which an artefact's bytes were computed; none of them has an influence on the bytes. */
export interface RunRecord {
  readonly startTime: string;
  readonly endTime: string;
  readonly workers: number;
  /** The code's commit, with `+changes` if the working tree differed from it; null outside a git clone. */
  readonly commit: string | null;
  readonly runtime: { readonly name: string; readonly version: string; readonly operatingSystem: string };
}

/**
 * The records of those artefacts whose digest in the provenance is the manifest's: an older action says nothing about
 * the bytes that are there now.
 */
export function runRecords(
  provenance: z.infer<typeof provenanceSchema>,
  manifest: Manifest,
): ReadonlyMap<ArtefactId, RunRecord> {
  const entities = new Map(provenance["@graph"].map((entity) => [entity["@id"], entity]));
  const records = new Map<ArtefactId, RunRecord>();
  for (const { id, file, sha256 } of manifest.artefacts) {
    const action = entities.get(actionId(id));
    const written = entities.get(file);
    if (action?.["@type"] !== "CreateAction" || written?.["@type"] !== "File" || written.sha256 !== sha256) continue;
    const [code, runtime] = action.instrument.map((reference) => entities.get(reference["@id"]));
    if (code?.["@type"] !== "SoftwareApplication" || runtime?.["@type"] !== "SoftwareApplication") continue;
    records.set(id, {
      startTime: action.startTime,
      endTime: action.endTime,
      workers: action.workers,
      commit: code.softwareVersion,
      runtime: {
        name: runtime.name,
        version: runtime.softwareVersion ?? "",
        operatingSystem: runtime.operatingSystem ?? "",
      },
    });
  }
  return records;
}
