import { join } from "node:path";
import { type Artefact, type ArtefactId, artefactFile, digest, type Manifest, parseArtefact } from "@sgd-basins/report";
import { describeHolder, folderHolder } from "@sgd-basins/report/lock";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import { findStranger } from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";
import { manifestPath } from "./manifestFile.ts";

/**
 * The artefacts of a report that a manifest lists and that are there.
 *
 * @param wanted - leaves the others out; all if absent
 * @throws InputError or ReportFileError naming the file and the rule: another digest than the manifest's, another seed or
 *   scale, or a part of a study beside the whole
 */
export async function readListed(
  folder: string,
  manifest: Manifest,
  wanted?: ReadonlySet<ArtefactId>,
): Promise<Map<ArtefactId, Artefact>> {
  const found = new Map<ArtefactId, Artefact>();
  for (const { id, file, sha256 } of manifest.artefacts) {
    if (wanted !== undefined && !wanted.has(id)) continue;
    const path = join(folder, file);
    const text = await readRegularFileIfThere(path);
    if (text === null) continue;
    if ((await digest(text)) !== sha256) throw await otherDigest(folder, path, id);
    found.set(id, parseArtefact(text, path, id));
  }
  const stranger = findStranger(manifest, [...found.values()]);
  if (stranger !== null) {
    throw new InputError(join(folder, artefactFile(stranger.id)), stranger.place, stranger.rule);
  }
  return found;
}

/** An artefact is written before the manifest that names it, so a reader may come between the two. */
async function otherDigest(folder: string, path: string, id: ArtefactId): Promise<InputError> {
  const holder = await folderHolder(folder);
  const advice =
    holder === null
      ? `\`basins verify ${id}\` says where it differs`
      : `wait for ${describeHolder(holder)}, and look again`;
  return new InputError(path, null, `its digest is not the one in ${manifestPath(folder)}; ${advice}`);
}
