import type { Scale } from "@sgd-basins/report";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import { type ChosenOptions, chosenIn, describeOptions, optionNames } from "@sgd-basins/studies/options";
import {
  departingOptions,
  type OpenEngine,
  optionsOf,
  type PartStore,
  type Progress,
  readersOf,
  runShard,
  runStudies,
  type Scheduling,
  type Shard,
  type ShardHeader,
} from "@sgd-basins/studies/scheduling";
import { showProgress } from "@sgd-basins/terminal";
import { UsageError } from "sgd-basins/command";
import { type Context, studiesOf } from "../context.ts";
import { Interruption } from "../interruption.ts";
import { patienceOf, type QueueArguments, queuePlace } from "../queuePlace.ts";
import { readStudyFile } from "../readStudyFile.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { openJournal } from "../reports/journal.ts";
import { type Asking, claimFolder, openReport } from "../reports/openReport.ts";
import { checkShardFolder } from "../reports/ownFolder.ts";
import { findCommit } from "../reports/provenance.ts";
import { writeShard } from "../reports/shardFile.ts";

export interface StudyArguments extends QueueArguments, ChosenOptions {
  readonly scale: Scale;
  readonly seed: number;
  readonly workers: number;
  readonly out?: string;
  readonly shard?: Shard;
  readonly engine?: "threads" | "bullmq";
}

/**
 * `basins study <id…|all>`: runs studies and writes their artefacts, the manifest and the provenance; with `--shard` a part
 * of their tasks, for `basins merge`.
 */
export async function study(names: readonly string[], given: StudyArguments, context: Context): Promise<number> {
  const startTime = new Date().toISOString();
  const { ids: asked, chosen } = await readStudyFile(names, given);
  const studies = chooseStudies(asked, await studiesOf(context));
  const options = studyOptions(studies, chosen);
  const ids = studies.map(({ id }) => id);
  if (chosen.shard !== undefined) return studyShard(studies, options, chosen.shard, chosen, context);

  const folder = chosen.out ?? defaultFolder(options);
  const asking = asks("study", ids, context);
  const provenance = { startTime, workers: chosen.workers, commit: await findCommit() };
  const report = await openReport(folder, options, ids, provenance, asking);
  let written = 0;
  try {
    await withJournal(folder, context, async (store, update) =>
      runStudies(studies, options, {
        ...(await scheduling(chosen, context, store, asking.signal)),
        onProgress: (progress) => {
          const artefacts = `${written} of ${studies.length} artefacts`;
          update(progress.share, `${describeTasks(progress, studies, options)}, ${artefacts}`);
        },
        onArtefact: async (artefact) => {
          await report.add(artefact);
          written += 1;
        },
      }),
    );
  } finally {
    await report.close();
  }
  context.writeOut(wroteLine(ids, folder));
  return 0;
}

/** How many tasks are done; one with chosen options may take minutes, and nothing is known before it is done. */
function describeTasks(
  { share, tasksDone, tasks }: Progress,
  studies: readonly Study[],
  options: StudyOptions,
): string {
  const text = `${tasksDone} of ${tasks} tasks`;
  const canBePlanned = describeOptions(options) !== "" && studies.every(({ kinds }) => kinds.every(({ cost }) => cost));
  return share === 0 && canBePlanned ? `${text} (\`basins plan\` estimates the time)` : text;
}

/** Runs one shard's tasks, and writes their parts. */
async function studyShard(
  studies: readonly Study[],
  options: StudyOptions,
  shard: Shard,
  chosen: StudyArguments,
  context: Context,
): Promise<number> {
  const folder = chosen.out ?? `reports/shards/${shard.index}-of-${shard.count}`;
  const ids = studies.map(({ id }) => id);
  const code = context.code ?? (await codeVersion());
  const schema = "sgd-basins/shard/1";
  const headerOf = (parts: number): ShardHeader => ({ schema, code, ...options, studies: ids, ...shard, parts });
  const asking = asks("study", ids, context);
  const lock = await claimFolder(folder, asking, () => checkShardFolder(folder, headerOf(0)));
  try {
    await withJournal(folder, context, async (store, update) => {
      const parts = await runShard(studies, options, shard, {
        ...(await scheduling(chosen, context, store, asking.signal)),
        onProgress: (progress) => update(progress.share, describeTasks(progress, studies, options)),
      });
      await lock.check();
      await writeShard(folder, headerOf(parts.length), parts);
    });
  } finally {
    await lock.release();
  }
  const listed = ids.length > 6 ? `${ids.length} artefacts` : ids.join(", ");
  context.writeOut(`Wrote shard ${shard.index}/${shard.count} of ${listed} to ${folder}\n`);
  return 0;
}

/** How a command asks for the folder to which it writes. */
export function asks(command: "study" | "merge", ids: readonly string[], context: Context): Asking {
  return {
    what: `basins ${command}${ids.length > 6 ? `, ${ids.length} artefacts` : ` ${ids.join(" ")}`}`,
    say: (line) => context.writeError(`${command}: ${line}`),
    signal: context.interruption(),
  };
}

/** Where and how the tasks run. */
async function scheduling(
  chosen: StudyArguments,
  context: Context,
  store: PartStore,
  signal: AbortSignal,
): Promise<Scheduling> {
  return {
    workers: chosen.workers,
    engine: chosen.engine === "bullmq" ? await openQueue(chosen, signal, context) : context.engine,
    kinds: context.kinds,
    signal,
    store,
  };
}

/** The engine that sends chunks to `basins worker`s; says so when none is there. */
async function openQueue(chosen: StudyArguments, signal: AbortSignal, context: Context): Promise<OpenEngine> {
  const { queueEngine, showPlace } = await import("@sgd-basins/studies/queue");
  const place = queuePlace(chosen);
  let before = -1;
  return queueEngine(place, {
    code: context.code ?? (await codeVersion()),
    signal,
    ...patienceOf(chosen, "study", showPlace(place), context),
    onWorkers: (workers) => {
      if (workers === before) return;
      before = workers;
      const advice = workers > 0 ? "" : "; start some with `basins worker`";
      context.writeError(`study: ${workers} worker${workers === 1 ? "" : "s"} at ${showPlace(place)}${advice}\n`);
    },
  });
}

/** Runs something whose parts are kept in the folder's journal until it is done, and shows how far it is. */
async function withJournal<T>(
  folder: string,
  context: Context,
  run: (store: PartStore, update: (share: number, detail: string) => void) => Promise<T>,
): Promise<T> {
  const journal = await openJournal(folder, context.code ?? (await codeVersion()));
  if (journal.parts > 0) {
    context.writeError(`study: continues an interrupted run; ${journal.parts} of its parts are used again\n`);
  }
  const progress = showProgress(context, "study");
  try {
    const result = await run(journal, progress.update);
    await journal.close();
    return result;
  } catch (error) {
    throw error instanceof Interruption ? error.resumable() : error;
  } finally {
    progress.end();
  }
}

/** What a command says in the end. */
export function wroteLine(ids: readonly string[], folder: string): string {
  const listed = ids.length > 6 ? "" : `: ${ids.join(", ")}`;
  return `Wrote ${ids.length} artefact${ids.length === 1 ? "" : "s"} to ${folder}${listed}\n`;
}

/**
 * The studies that ids name, in the report's order.
 *
 * @throws UsageError naming the known ids
 */
export function chooseStudies(ids: readonly string[], studies: readonly Study[]): readonly Study[] {
  const unknown = ids.find((id) => id !== "all" && !studies.some((candidate) => candidate.id === id));
  if (unknown !== undefined) {
    const known = studies.map((candidate) => candidate.id).join(", ");
    throw new UsageError(`unknown study '${unknown}'; the studies are: all, ${known}`);
  }
  return ids.includes("all") ? studies : studies.filter((candidate) => ids.includes(candidate.id));
}

/**
 * Where a report goes unless the user says otherwise. A quick run and one with chosen options have a folder
 * each, so that they never touch the paper-scale report.
 */
export function defaultFolder(options: Pick<StudyOptions, "scale"> & ChosenOptions): string {
  const folder = options.scale === "paper" ? "reports" : "reports/quick";
  return describeOptions(options) === "" ? folder : `${folder}/part`;
}

/**
 * What the studies are run with. Refuses options that none of them reads, and those that do not go together; leaves them out
 * where they say what holds anyway.
 */
export function studyOptions(
  studies: readonly Study[],
  { scale, seed, ...given }: Pick<StudyArguments, "scale" | "seed"> & ChosenOptions,
): StudyOptions {
  const whole: StudyOptions = { seed, scale };
  const options: StudyOptions = { ...whole, ...chosenIn(given) };
  if (describeOptions(options) === "") return whole;
  for (const name of optionNames) {
    if (options[name] === undefined || studies.some(({ id }) => optionsOf(id).includes(name))) continue;
    throw new UsageError(`--${name} is for ${readersOf(name).join(" and ")} only`);
  }
  for (const { complaint } of studies) {
    const found = complaint?.(options) ?? null;
    if (found !== null) throw new UsageError(found);
  }
  return departingOptions(options);
}
