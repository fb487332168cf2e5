import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIds,
  canonicalJson,
  digest,
  type Manifest,
} from "@sgd-basins/report";
import { describeHolder, type FolderHolder, type FolderLock, lockFolder } from "@sgd-basins/report/lock";
import { describeSystemError, makeFolder, writeFileAtomically } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { InputError } from "sgd-basins/command";
import { findManifest, manifestPath } from "./manifestFile.ts";
import { checkReportFolder } from "./ownFolder.ts";
import { type Provenance, recordProvenance } from "./provenance.ts";
import { refuseToMix } from "./recordedOptions.ts";

export interface ReportWriter {
  /** Writes an artefact, then the manifest and the provenance that name it. Calls take turns. */
  readonly add: (artefact: Artefact) => Promise<void>;
  /** Lets others write to the folder. */
  readonly close: () => Promise<void>;
}

/** Who asks for a folder. */
export interface Asking {
  /** The command, for those who must wait for it. */
  readonly what: string;
  /** Says that this command must wait. */
  readonly say: (line: string) => void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Opens a folder for a report, alone: if another process writes to it, this waits. A folder holds one report, of one seed and
 * one scale: what is there with the same seed and scale stays until it is written anew, and what has another stops the command
 * before any work is done.
 *
 * @param ids - the artefacts that will be written
 * @throws InputError if the folder cannot be written, is no report, or holds one of another seed or scale, or would mix the
 *   whole of a study with a part of it
 */
export async function openReport(
  folder: string,
  options: StudyOptions,
  ids: readonly ArtefactId[],
  provenance: Provenance,
  asking: Asking,
): Promise<ReportWriter> {
  const { seed, scale } = options;
  const lock = await claimFolder(folder, asking, () => checkTogether(folder, options, ids));
  try {
    for (const part of artefactFolders) await openFolder(join(folder, part));
    return await writerTo(folder, { seed, scale }, provenance, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Checks that what will be written may stand in the folder. */
async function checkTogether(folder: string, options: StudyOptions, ids: readonly ArtefactId[]): Promise<void> {
  const { seed, scale } = options;
  const existing = await findManifest(folder);
  if (existing !== null && (existing.seed !== seed || existing.scale !== scale)) {
    const place = existing.seed !== seed ? "seed" : "scale";
    const rule = `this folder holds a report with seed ${existing.seed}, scale ${existing.scale}; choose another with --out`;
    throw new InputError(manifestPath(folder), place, rule);
  }
  if (existing !== null) await refuseToMix(folder, existing, options, ids);
  await checkReportFolder(folder, ids);
}

/**
 * Makes a folder if need be, and waits until this process alone writes to it.
 *
 * @param check - throws if this command may not write there; called before anything is made, and again after the wait
 * @throws what `check` does; InputError if the folder cannot be written
 */
export async function claimFolder(folder: string, asking: Asking, check: () => Promise<void>): Promise<FolderLock> {
  await check();
  await openFolder(folder);
  const { what, say, signal } = asking;
  const onWait = (holder: FolderHolder): void =>
    say(`waits for ${describeHolder(holder)}, in ${folder}; Ctrl-C ends the waiting\n`);
  const lock = await lockFolder(folder, what, { onWait, signal }).catch((error) => {
    throw signal.aborted ? error : new InputError(folder, null, describeSystemError(error));
  });
  try {
    await check();
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function writerTo(
  folder: string,
  { seed, scale }: Pick<Manifest, "seed" | "scale">,
  provenance: Provenance,
  lock: FolderLock,
): Promise<ReportWriter> {
  const existing = await findManifest(folder);
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
    await lock.check();
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
    close: lock.release,
  };
}

/**
 * Makes a folder if need be, and checks that it can be written before any work is done.
 *
 * @throws InputError naming the folder
 */
async function openFolder(folder: string): Promise<void> {
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
