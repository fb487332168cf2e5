import { join } from "node:path";
import { type Manifest, manifestName, manifestSchema, parseReportFile } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import { InputError } from "sgd-basins/command";

/** Where a report's manifest lies. */
export function manifestPath(folder: string): string {
  return join(folder, manifestName);
}

/**
 * A report's manifest, or null if there is none.
 *
 * @throws InputError or ReportFileError if it cannot be read
 */
export async function findManifest(folder: string): Promise<Manifest | null> {
  const file = manifestPath(folder);
  const text = await readRegularFileIfThere(file);
  if (text === null) return null;
  const manifest = parseReportFile(manifestSchema, text, file);
  const ids = manifest.artefacts.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (twice >= 0) throw new InputError(file, `artefacts.${twice}.id`, `${ids[twice]} stands twice`);
  return manifest;
}

/** A report's manifest with at least one artefact; as {@link findManifest}, but its absence is an error too. */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await findManifest(folder);
  const file = manifestPath(folder);
  if (manifest === null) throw new InputError(file, null, "no such file; `basins study` writes one");
  if (manifest.artefacts.length === 0) throw new InputError(file, "artefacts", "must not be empty");
  return manifest;
}
