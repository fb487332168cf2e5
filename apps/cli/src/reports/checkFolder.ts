/** What can be said of a report's folder without computing anything. */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIds,
  canonicalJson,
  digest,
  enginesName,
  enginesSchema,
  isSealed,
  type Manifest,
  manifestName,
  parseArtefact,
  parseReportFile,
  provenanceName,
} from "@sgd-basins/report";
import { readRegularFile, readRegularFileIfThere } from "@sgd-basins/report/node";
import { findStranger } from "@sgd-basins/studies/scheduling";
import { manifestPath, readManifest } from "./manifestFile.ts";
import { readShard } from "./shardFile.ts";

/** One thing that is wrong: the artefact or the file, and what is wrong with it. */
export interface Problem {
  readonly name: string;
  readonly text: string;
}

/**
 * Holds a manifest against its own canonical form and the artefacts that a whole report has, and looks at every other file
 * below the folder: the provenance, the records of benchmarks, other reports, shards, and what nobody lists.
 *
 * @param expected - the artefacts of a whole report
 */
export async function checkFolder(
  folder: string,
  manifest: Manifest,
  expected: readonly ArtefactId[],
): Promise<Problem[]> {
  const file = manifestPath(folder);
  const problems: Problem[] = [];
  const ordered = artefactIds.flatMap((id) => manifest.artefacts.find((entry) => entry.id === id) ?? []);
  if (canonicalJson({ ...manifest, artefacts: ordered }) !== (await readRegularFile(file))) {
    problems.push({ name: manifestName, text: `${file} is not in canonical form` });
  }
  const listed = new Set(manifest.artefacts.map(({ id }) => id));
  for (const id of expected) {
    if (!listed.has(id)) problems.push({ name: id, text: `${file} does not list it` });
  }
  const known = new Set([...listed].map(artefactFile));
  for (const part of artefactFolders) {
    for (const { name } of await entriesOf(join(folder, part))) {
      if (known.has(`${part}/${name}`)) continue;
      problems.push({ name: `${part}/${name}`, text: `${file} does not list it` });
    }
  }
  problems.push(...(await checkProvenance(folder, manifest)));
  for (const entry of await entriesOf(folder)) {
    if ([...artefactFolders, manifestName, provenanceName].some((own) => own === entry.name)) continue;
    problems.push(...(await checkOther(join(folder, entry.name), entry.name, entry)));
  }
  return problems;
}

/** A write under way, or one that was killed, and a journal have names with a full stop before them. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => !name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The provenance says who wrote which bytes here, so it must have its own digest, its digests must be the manifest's, and
 * the files must be there. It need not be there itself: a fresh clone has none.
 */
async function checkProvenance(folder: string, manifest: Manifest): Promise<Problem[]> {
  const file = join(folder, provenanceName);
  const problem = (rule: string): Problem => ({ name: provenanceName, text: `${file}: ${rule}` });
  let graph: unknown;
  try {
    const text = await readRegularFileIfThere(file);
    if (text === null) return [];
    graph = (JSON.parse(text) as { "@graph": unknown })["@graph"];
    if (!Array.isArray(graph)) return [problem("has no @graph")];
    const own = (graph as (Partial<Record<string, unknown>> | null)[]).find((one) => one?.["@id"] === provenanceName);
    if (!(await isSealed(text, own?.sha256)))
      return [problem("does not have its own digest: damaged, or of an earlier version")];
  } catch (error) {
    return [problem(`is damaged: ${(error as Error).message}`)];
  }
  const problems: Problem[] = [];
  for (const entity of graph as (Partial<Record<string, unknown>> | null)[]) {
    const entry = manifest.artefacts.find((candidate) => candidate.file === entity?.["@id"]);
    if (entry === undefined) continue;
    if (entity?.sha256 !== entry.sha256) {
      problems.push(problem(`the digest of ${entry.id} is not the manifest's`));
    } else if ((await readRegularFileIfThere(join(folder, entry.file)).catch(() => "")) === null) {
      const text = `${join(folder, entry.file)} is not there, and ${file} says that it was written`;
      problems.push({ name: entry.id, text });
    }
  }
  return problems;
}

/** A file or folder in a report's folder that is none of the report's own. */
async function checkOther(path: string, name: string, entry: Dirent): Promise<Problem[]> {
  const attempt = async (check: () => Promise<Problem[]>): Promise<Problem[]> => {
    try {
      return await check();
    } catch (error) {
      return [{ name, text: (error as Error).message }];
    }
  };
  if (name === enginesName) return attempt(() => checkEngines(path));
  if (!entry.isDirectory()) {
    return attempt(() => (name.startsWith("bench/") ? checkSealed(path, name) : checkShard(path, name)));
  }
  const entries = await entriesOf(path);
  if (entries.some((one) => one.name === manifestName)) {
    return attempt(async () => (await checkReport(path)).map((one) => ({ ...one, name: `${name}/${one.name}` })));
  }
  const below = entries.map((one) => checkOther(join(path, one.name), `${name}/${one.name}`, one));
  return (await Promise.all(below)).flat();
}

/** Another report, such as that of `--scale quick`: its files are held against its manifest. */
async function checkReport(folder: string): Promise<Problem[]> {
  const manifest = await readManifest(folder);
  const problems = await checkFolder(folder, manifest, []);
  const artefacts: Artefact[] = [];
  for (const { id, file, sha256, bytes } of manifest.artefacts) {
    const text = await readRegularFileIfThere(join(folder, file));
    if (text === null) continue;
    artefacts.push(parseArtefact(text, join(folder, file), id));
    if ((await digest(text)) === sha256 && Buffer.byteLength(text) === bytes) continue;
    problems.push({ name: id, text: `${manifestPath(folder)}: the entry does not fit ${join(folder, file)}` });
  }
  const stranger = findStranger(manifest, artefacts);
  if (stranger === null) return problems;
  const { id, place, rule } = stranger;
  const text = `${manifestPath(folder)} vouches for ${join(folder, artefactFile(id))}: ${place}: ${rule}`;
  return [...problems, { name: id, text }];
}

/** In which other engines results were computed again. */
async function checkEngines(path: string): Promise<Problem[]> {
  parseReportFile(enginesSchema, await readRegularFile(path), path);
  return [];
}

/** A record of benchmarks. */
async function checkSealed(file: string, name: string): Promise<Problem[]> {
  const text = await readRegularFile(file);
  // The digest stands for the whole text, whatever else it is.
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(text)?.[1];
  if (await isSealed(text, sha256)) return [];
  return [{ name, text: `${file} does not have its own digest: damaged, no record, or of an earlier version` }];
}

/** A shard's file; nothing else has a place here. */
async function checkShard(file: string, name: string): Promise<Problem[]> {
  if (!file.endsWith("/shard.jsonl")) return [{ name, text: `${file} is listed nowhere` }];
  await readShard(join(file, ".."));
  return [];
}
