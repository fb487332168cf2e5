import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Artefact, type ArtefactData, type ArtefactId, artefactFile } from "@sgd-basins/report";
import { inject } from "vitest";

/**
 * The data of an artefact that `computeArtefacts` made, which must be of the given kind. That they fit their schema, which takes
 * longer than to read them, is shown where claims are judged from all of them.
 */
export function readData<Kind extends ArtefactData["kind"]>(
  id: ArtefactId,
  kind: Kind,
): Extract<ArtefactData, { kind: Kind }> {
  const file = join(inject("artefacts"), artefactFile(id));
  const { data } = JSON.parse(readFileSync(file, "utf8")) as Artefact;
  if (data.kind !== kind) throw new Error(`${file}: expected ${kind}, found ${data.kind}`);
  return data as Extract<ArtefactData, { kind: Kind }>;
}
