import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  canonicalJson,
  digest,
  findDifference,
  type Manifest,
} from "@sgd-basins/report";
import { describeHolder, folderHolder } from "@sgd-basins/report/lock";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import { describeOptions } from "@sgd-basins/studies/options";
import { isPartOf, isWhole, runStudies } from "@sgd-basins/studies/scheduling";
import { showProgress } from "@sgd-basins/terminal";
import { UsageError } from "sgd-basins/command";
import { type Context, studiesOf } from "../context.ts";
import { checkFolder } from "../reports/checkFolder.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { recordedOptions } from "../reports/recordedOptions.ts";

export interface VerifyArguments {
  readonly reports: string;
  readonly workers: number;
}

type Entry = Manifest["artefacts"][number];

/** An artefact with the options that it records. */
interface Asked {
  readonly entry: Entry;
  readonly options: StudyOptions;
}

/** What was found for one artefact; `ok` decides the exit code. */
interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * `basins verify [id…]`: computes artefacts again and holds the result and the file on disk against the manifest. Without
 * ids the report must be a whole one: every artefact listed, each of the whole study, no file beside them.
 *
 * @returns 0 if everything agrees, else 1
 */
export async function verify(ids: readonly string[], chosen: VerifyArguments, context: Context): Promise<number> {
  const manifest = await readManifest(chosen.reports);
  const entries = chooseEntries(ids, manifest, manifestPath(chosen.reports));
  const studies = await studiesOf(context);
  const expected = studies.map(({ id }) => id);
  const problems = isEverything(ids) ? await checkFolder(chosen.reports, manifest, expected) : [];
  const { asked, faulty } = await askedFor(manifest, chosen.reports);
  const verdicts = new Map([...faulty, ...findParts(asked, isEverything(ids), chosen.reports)]);
  const groups = groupByOptions(
    asked.filter(({ entry }) => entries.includes(entry) && !verdicts.has(entry.id)),
    studies,
  );
  const holder = await folderHolder(chosen.reports);
  if (holder !== null) {
    const who = `${describeHolder(holder)}, in ${chosen.reports}`;
    context.writeError(`verify: what is found holds for now, because of ${who}\n`);
  }
  const progress = showProgress(context, "verify");
  const signal = context.interruption();
  const total = groups.reduce((sum, group) => sum + group.studies.length, 0);
  let before = 0;
  try {
    for (const { studies, options } of groups) {
      await runStudies(studies, options, {
        workers: chosen.workers,
        engine: context.engine,
        kinds: context.kinds,
        signal,
        onProgress: ({ share, tasksDone, tasks }) => {
          progress.update((before + share * studies.length) / total, `${tasksDone} of ${tasks} tasks`);
        },
        onArtefact: async (artefact) => {
          const entry = entries.find(({ id }) => id === artefact.id) as Entry;
          const verdict = await compare(artefact, entry, chosen.reports);
          const part = isWhole(artefact.id, options) ? "" : `; not the whole study: ${describeOptions(options)}`;
          verdicts.set(artefact.id, { ...verdict, text: `${verdict.text}${part}` });
        },
      });
      before += studies.length;
    }
  } finally {
    progress.end();
  }

  let differing = problems.length;
  for (const { id } of entries) {
    const verdict = verdicts.get(id) ?? { ok: false, text: "differs: this version has no such study" };
    if (!verdict.ok) differing += 1;
    context.writeOut(`${id}: ${verdict.text}\n`);
  }
  for (const { name, text } of problems) context.writeOut(`${name}: differs: ${text}\n`);
  return differing === 0 ? 0 : 1;
}

/** Whether a whole report is to be checked, which has every artefact, and not some that were named. */
function isEverything(ids: readonly string[]): boolean {
  return ids.length === 0 || ids.includes("all");
}

function chooseEntries(ids: readonly string[], manifest: Manifest, file: string): readonly Entry[] {
  if (isEverything(ids)) return manifest.artefacts;
  const unknown = ids.find((id) => !manifest.artefacts.some((entry) => entry.id === id));
  if (unknown !== undefined) {
    const known = manifest.artefacts.map((entry) => entry.id).join(", ");
    throw new UsageError(`${file} has no artefact '${unknown}'; it has: ${known}`);
  }
  return manifest.artefacts.filter((entry) => ids.includes(entry.id));
}

/**
 * What each artefact that a manifest lists was asked for, the whole where its file is not there; and those of which that
 * cannot be said, which are not computed.
 */
async function askedFor({ seed, scale, artefacts }: Manifest, folder: string) {
  const asked: Asked[] = [];
  const faulty = new Map<ArtefactId, Verdict>();
  for (const entry of artefacts) {
    const file = join(folder, entry.file);
    const recorded = await recordedOptions(file);
    if (typeof recorded === "string") {
      faulty.set(entry.id, { ok: false, text: `differs: ${file}: ${recorded}` });
      continue;
    }
    const whole: StudyOptions = { seed, scale };
    const options: StudyOptions = { ...whole, ...recorded };
    // Options that say what holds anyway make no part.
    asked.push({ entry, options: isWhole(entry.id, options) ? whole : options });
  }
  return { asked, faulty };
}

/**
 * Parts of a study where the whole must be: in a whole report, and beside the whole of what is made of the same runs. Such a
 * part may be right in every byte, so it is not computed.
 */
function findParts(asked: readonly Asked[], everything: boolean, folder: string): Map<ArtefactId, Verdict> {
  const found = asked.flatMap(({ entry, options }): [ArtefactId, Verdict][] => {
    if (isWhole(entry.id, options)) return [];
    const whole = asked.find((one) => isPartOf({ id: entry.id, options }, { id: one.entry.id, options: one.options }));
    if (!everything && whole === undefined) return [];
    const place = everything ? "a whole report has the whole" : `${whole?.entry.id} beside it is the whole`;
    const what = `${join(folder, entry.file)} is not the whole study, it was made with ${describeOptions(options)}`;
    return [[entry.id, { ok: false, text: `differs: ${what}, and ${place}` }]];
  });
  return new Map(found);
}

/** Studies that can run together. */
function groupByOptions(asked: readonly Asked[], known: readonly Study[]) {
  const groups = new Map<string, { readonly options: StudyOptions; readonly studies: Study[] }>();
  for (const { entry, options } of asked) {
    const study = known.find(({ id }) => id === entry.id);
    if (study === undefined) continue;
    const key = canonicalJson(options);
    const group = groups.get(key) ?? { options, studies: [] };
    group.studies.push(study);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Holds an artefact that was computed again, its entry in the manifest and its file against each other. */
async function compare(artefact: Artefact, entry: Entry, folder: string): Promise<Verdict> {
  const recomputed = canonicalJson(artefact);
  const same = (await digest(recomputed)) === entry.sha256;
  const file = join(folder, entry.file);
  let onDisk: string | null;
  try {
    onDisk = await readRegularFileIfThere(file);
  } catch (error) {
    return { ok: false, text: `differs: ${(error as Error).message}` };
  }
  if (onDisk === null) {
    if (same) return { ok: true, text: "ok (no file here; the recomputed digest agrees with the manifest)" };
    return { ok: false, text: `differs: the recomputed digest is not the manifest's, and ${file} is not there` };
  }
  const intact = (await digest(onDisk)) === entry.sha256;
  if (same && intact && Buffer.byteLength(onDisk) === entry.bytes) return { ok: true, text: "ok" };
  if (onDisk === recomputed) {
    return {
      ok: false,
      text: `differs: ${manifestPath(folder)}: the entry fits neither ${file} nor the recomputation`,
    };
  }
  const where = describeDifference(onDisk, recomputed);
  if (same) return { ok: false, text: `differs: ${file} was changed: ${where}` };
  const blame = intact ? "the recomputation differs from" : "the manifest, the recomputation and the file differ:";
  return { ok: false, text: `differs: ${blame} ${file}: ${where}` };
}

function describeDifference(found: string, expected: string): string {
  let json: unknown;
  try {
    json = JSON.parse(found);
  } catch {
    return "not JSON";
  }
  let difference: string | null;
  try {
    difference = findDifference(json, JSON.parse(expected));
  } catch {
    return "nested too deeply";
  }
  return difference ?? "the same values, but not in canonical form";
}
