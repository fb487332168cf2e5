import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  canonicalJson,
  digest,
  findDifference,
  type Manifest,
} from "@sgd-basins/report";
import { readTextIfThere } from "@sgd-basins/report/node";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import { runStudies } from "@sgd-basins/studies/scheduling";
import type { Context } from "../context.ts";
import { UsageError } from "../failures.ts";
import { showProgress } from "../progress/showProgress.ts";
import { checkFolder } from "../reports/checkFolder.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { recordedMomentOptions } from "../reports/momentOptions.ts";

export interface VerifyArguments {
  readonly reports: string;
  readonly workers: number;
}

type Entry = Manifest["artefacts"][number];

/** What was found for one artefact; `ok` decides the exit code. */
interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * `basins verify [id…]`: computes artefacts again and holds the result and the file on disk against the manifest. Without
 * ids the report must be a whole one: every artefact listed, no file beside them.
 *
 * @returns 0 if everything agrees, else 1
 */
export async function verify(ids: readonly string[], chosen: VerifyArguments, context: Context): Promise<number> {
  const manifest = await readManifest(chosen.reports);
  const entries = chooseEntries(ids, manifest, manifestPath(chosen.reports));
  const expected = context.studies.map(({ id }) => id);
  const problems = isWhole(ids) ? await checkFolder(chosen.reports, manifest, expected) : [];
  const verdicts = new Map<ArtefactId, Verdict>();
  const groups = await groupByOptions(entries, manifest, chosen.reports, context.studies);
  const progress = showProgress(context, "verify");
  const signal = context.interruption();
  const total = groups.reduce((sum, group) => sum + group.studies.length, 0);
  let before = 0;
  try {
    for (const { studies, options } of groups) {
      await runStudies(studies, options, {
        workers: chosen.workers,
        ...(context.engine === undefined ? {} : { engine: context.engine }),
        ...(context.kinds === undefined ? {} : { kinds: context.kinds }),
        signal,
        onProgress: ({ share, tasksDone, tasks }) => {
          progress.update((before + share * studies.length) / total, `${tasksDone} of ${tasks} tasks`);
        },
        onArtefact: async (artefact) => {
          const entry = entries.find(({ id }) => id === artefact.id) as Entry;
          verdicts.set(artefact.id, await compare(artefact, entry, chosen.reports));
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
function isWhole(ids: readonly string[]): boolean {
  return ids.length === 0 || ids.includes("all");
}

function chooseEntries(ids: readonly string[], manifest: Manifest, file: string): readonly Entry[] {
  if (isWhole(ids)) return manifest.artefacts;
  const unknown = ids.find((id) => !manifest.artefacts.some((entry) => entry.id === id));
  if (unknown !== undefined) {
    const known = manifest.artefacts.map((entry) => entry.id).join(", ");
    throw new UsageError(`${file} has no artefact '${unknown}'; it has: ${known}`);
  }
  return manifest.artefacts.filter((entry) => ids.includes(entry.id));
}

/** Studies that can run together; Appendix A may have been written with cells and replicates of its own. */
async function groupByOptions(entries: readonly Entry[], manifest: Manifest, folder: string, known: readonly Study[]) {
  const groups = new Map<string, { readonly options: StudyOptions; readonly studies: Study[] }>();
  for (const entry of entries) {
    const study = known.find(({ id }) => id === entry.id);
    if (study === undefined) continue;
    const { seed, scale } = manifest;
    const options = { seed, scale, ...(await recordedMomentOptions(join(folder, entry.file))) };
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
    onDisk = await readTextIfThere(file);
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
