import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ArtefactData, type ArtefactId, artefactFile, parseArtefact } from "@sgd-basins/report";
import { inject } from "vitest";

/** The data of an artefact that `computeArtefacts` made, which must be of the given kind. */
export function readData<Kind extends ArtefactData["kind"]>(
  id: ArtefactId,
  kind: Kind,
): Extract<ArtefactData, { kind: Kind }> {
  const file = join(inject("artefacts"), artefactFile(id));
  const { data } = parseArtefact(readFileSync(file, "utf8"), file, id);
  if (data.kind !== kind) throw new Error(`${file}: expected ${kind}, found ${data.kind}`);
  return data as Extract<ArtefactData, { kind: Kind }>;
}
