/** A built site that is served, and the report that it shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ArtefactId,
  type ArtefactOf,
  type Manifest,
  manifestSchema,
  parseArtefact,
  parseReportFile,
} from "@sgd-basins/report";

export interface ServedSite {
  /** Of the front page, with a slash at its end. */
  readonly address: string;
  /** Where it was built. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, "data", "manifest.json");
  return parseReportFile(manifestSchema, readFileSync(file, "utf8"), file);
}

/** An artefact as the site serves it. */
export function artefactAt<Id extends ArtefactId>({ folder }: ServedSite, id: Id): ArtefactOf<Id> {
  const file = join(folder, "data", `${id}.json`);
  return parseArtefact(readFileSync(file, "utf8"), file, id);
}
