import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactIds,
  canonicalJson,
  digest,
  type Manifest,
} from "@sgd-basins/report";
import { describeSystemError, makeFolder, writeFileAtomically } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { InputError } from "../failures.ts";
import { findManifest, manifestPath } from "./manifestFile.ts";
import { refuseToReplaceWhole } from "./momentOptions.ts";
import { type Provenance, recordProvenance } from "./provenance.ts";

export interface ReportWriter {
  /** Writes an artefact, then the manifest and the provenance that name it. Calls take turns. */
  readonly add: (artefact: Artefact) => Promise<void>;
}

/**
 * Opens a folder for a report. A folder holds one report, of one seed and one scale: what is there with the same seed and
 * scale stays until it is written anew, and what has another stops the command before any work is done.
 *
 * @param ids - the artefacts that will be written
 * @throws InputError if the folder cannot be written, or holds a report of another seed or scale, or would lose the whole
 *   Appendix A to a part of it
 */
export async function openReport(
  folder: string,
  options: StudyOptions,
  ids: readonly ArtefactId[],
  provenance: Provenance,
): Promise<ReportWriter> {
  const { seed, scale } = options;
  const existing = await findManifest(folder);
  if (existing !== null && (existing.seed !== seed || existing.scale !== scale)) {
    const place = existing.seed !== seed ? "seed" : "scale";
    const rule = `this folder holds a report with seed ${existing.seed}, scale ${existing.scale}; choose another with --out`;
    throw new InputError(manifestPath(folder), place, rule);
  }
  if (existing !== null) await refuseToReplaceWhole(folder, existing, options, ids);
  for (const part of ["", "paper", "beyond"]) await openFolder(join(folder, part));

  const entries = new Map(existing?.artefacts.map((entry) => [entry.id, entry]));
  let turn = Promise.resolve();
  const write = async (artefact: Artefact): Promise<void> => {
    const text = canonicalJson(artefact);
    const entry: Manifest["artefacts"][number] = {
      id: artefact.id,
      file: artefactFile(artefact.id),
      bytes: Buffer.byteLength(text),
      sha256: await digest(text),
    };
    entries.set(artefact.id, entry);
    const artefacts = artefactIds.flatMap((id) => entries.get(id) ?? []);
    const manifest: Manifest = { schema: "sgd-basins/manifest/1", seed, scale, artefacts };
    await writeReportFile(join(folder, entry.file), text);
    await writeReportFile(manifestPath(folder), canonicalJson(manifest));
    await recordProvenance(folder, entry, artefact.command, provenance, writeReportFile);
  };
  return {
    add(artefact) {
      turn = turn.then(() => write(artefact));
      return turn;
    },
  };
}

/**
 * Makes a folder if need be, and checks that it can be written before any work is done.
 *
 * @throws InputError naming the folder
 */
export async function openFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new InputError(folder, null, describeSystemError(error));
  }
}

async function writeReportFile(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new InputError(file, null, describeSystemError(error));
  }
}
