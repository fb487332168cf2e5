/** Whether a folder that a user named is one that `basins` may write to: nothing of anybody else's is replaced or deleted. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIds,
  canonicalJson,
  enginesName,
  provenanceName,
} from "@sgd-basins/report";
import { describeKind, readRegularFileIfThere } from "@sgd-basins/report/node";
import { type ShardHeader, shardHeaderSchema } from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";
import { isJournal, journalPath } from "./journal.ts";
import { findManifest } from "./manifestFile.ts";
import { shardPath } from "./shardFile.ts";

/** Folders that stand in a report's folder, each with contents of its own: this module's callers do not touch them. */
const foldersBelow = ["quick", "part", "shards", "bench"];

const advice = "move it away, or choose another folder with --out";

/**
 * Refuses a folder that is not a report. One that is absent or empty will be; one with a manifest is; and without a manifest
 * it is one if all in it is what a run that was killed leaves: artefacts, a provenance, the record of other engines, reports and shards below. Names that
 * begin with a full stop are not looked at, but for the journal's.
 *
 * @param ids - the artefacts that will be written; what stands in their places must be listed or be such artefacts
 * @throws InputError or ReportFileError naming what is in the way
 */
export async function checkReportFolder(folder: string, ids: readonly ArtefactId[]): Promise<void> {
  const manifest = await findManifest(folder);
  await checkJournal(folder);
  const listed = new Set(manifest?.artefacts.map(({ id }) => id));
  const places = manifest === null ? await checkWithoutManifest(folder) : ids;
  for (const id of places) {
    const file = join(folder, artefactFile(id));
    if (listed.has(id)) await checkKind(file);
    else await checkOwn(file, (text) => isArtefact(text, id));
  }
  const provenance = join(folder, provenanceName);
  if (listed.size > 0) await checkKind(provenance);
  else await checkOwn(provenance, (text) => text.includes('"sgd-basins"'));
}

/**
 * Refuses a folder that is neither absent, nor empty, nor the one of this very shard.
 *
 * @throws InputError or ReportFileError naming what is in the way
 */
export async function checkShardFolder(folder: string, header: ShardHeader): Promise<void> {
  await checkJournal(folder);
  const file = shardPath(folder);
  for (const name of await namesIn(folder)) {
    if (join(folder, name) !== file) throw refuse(folder, name, "the folder of a shard");
  }
  const same = ({ code: _, parts: __, ...run }: ShardHeader): string => canonicalJson(JSON.parse(JSON.stringify(run)));
  await checkOwn(file, (text) => {
    const { data: found } = shardHeaderSchema.safeParse(parse(text.split("\n", 1)[0]!));
    if (found === undefined) return false;
    if (same(found) === same(header)) return true;
    throw new InputError(file, null, `holds shard ${found.index}/${found.count} of another run; ${advice}`);
  });
}

/** The artefacts that stand in a folder without a manifest, if nothing else does. */
async function checkWithoutManifest(folder: string): Promise<ArtefactId[]> {
  const found: ArtefactId[] = [];
  for (const name of await namesIn(folder)) {
    if (foldersBelow.includes(name) || name === provenanceName || name === enginesName) continue;
    if (!artefactFolders.some((one) => one === name)) throw refuse(folder, name, "a report");
    for (const below of await namesIn(join(folder, name))) {
      const id = artefactIds.find((one) => artefactFile(one) === `${name}/${below}`);
      if (id === undefined) throw refuse(folder, `${name}/${below}`, "a report");
      found.push(id);
    }
  }
  return found;
}

function refuse(folder: string, name: string, kind: string): InputError {
  return new InputError(folder, null, `is not ${kind}: it holds ${name}; choose a new or an empty folder with --out`);
}

async function checkJournal(folder: string): Promise<void> {
  await checkOwn(journalPath(folder), isJournal);
}

/** Refuses a file that is there and not what it must be. */
async function checkOwn(file: string, isOwn: (text: string) => boolean): Promise<void> {
  const text = await readRegularFileIfThere(file);
  if (text === null || isOwn(text)) return;
  throw new InputError(file, null, `was not written by basins, or is damaged, and would be lost; ${advice}`);
}

async function checkKind(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  const kind = there === null ? null : describeKind(there);
  if (kind !== null) throw new InputError(file, null, `is a ${kind}, and would be replaced; ${advice}`);
}

function isArtefact(text: string, id: ArtefactId): boolean {
  const found = parse(text) as { id?: unknown; schema?: unknown } | null | undefined;
  return found?.id === id && typeof found.schema === "string" && found.schema.startsWith("sgd-basins/artefact/");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands in a folder; nothing if it is not there, or none. Who makes it says what is wrong with it. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith(".")).sort();
}
