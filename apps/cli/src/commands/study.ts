import { canonicalJson, type Scale, type ShardHeader } from "@sgd-basins/report";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import type { QueuePlace } from "@sgd-basins/studies/queue";
import {
  type OpenEngine,
  type PartStore,
  runShard,
  runStudies,
  type Scheduling,
  type Shard,
  takesMomentOptions,
} from "@sgd-basins/studies/scheduling";
import type { Context } from "../context.ts";
import { Interruption, UsageError } from "../failures.ts";
import { showProgress } from "../progress/showProgress.ts";
import { readStudyFile } from "../readStudyFile.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { openJournal } from "../reports/journal.ts";
import { hasMomentOptions, type MomentOptions } from "../reports/momentOptions.ts";
import { openFolder, openReport } from "../reports/openReport.ts";
import { findCommit } from "../reports/provenance.ts";
import { writeShard } from "../reports/shardFile.ts";

export interface StudyArguments {
  readonly scale: Scale;
  readonly seed: number;
  readonly workers: number;
  readonly out?: string;
  readonly cells?: NonNullable<StudyOptions["cells"]>;
  readonly replicates?: number;
  readonly dimension?: number;
  readonly shard?: Shard;
  readonly engine?: "threads" | "bullmq";
  readonly redis?: string;
  readonly queue?: string;
}

/**
 * `basins study <id…|all>`: runs studies and writes their artefacts, the manifest and the provenance; with `--shard` a part
 * of their tasks, for `basins merge`.
 */
export async function study(names: readonly string[], given: StudyArguments, context: Context): Promise<number> {
  const startTime = new Date().toISOString();
  const { ids: asked, chosen } = await readStudyFile(names, given);
  const studies = chooseStudies(asked, context.studies);
  const options = studyOptions(studies, chosen);
  const ids = studies.map(({ id }) => id);
  if (chosen.shard !== undefined) return studyShard(studies, options, chosen.shard, chosen, context);

  const folder = chosen.out ?? defaultFolder(options);
  const report = await openReport(folder, options, ids, {
    startTime,
    workers: chosen.workers,
    commit: await findCommit(),
  });
  let written = 0;
  await withJournal(folder, context, async (store, update) =>
    runStudies(studies, options, {
      ...(await scheduling(chosen, context, store)),
      onProgress: ({ share, tasksDone, tasks }) => {
        update(share, `${tasksDone} of ${tasks} tasks, ${written} of ${studies.length} artefacts`);
      },
      onArtefact: async (artefact) => {
        await report.add(artefact);
        written += 1;
      },
    }),
  );
  context.writeOut(wroteLine(ids, folder));
  return 0;
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
  const cells = options.cells?.map((cell) => ({ ...cell }));
  const code = context.code ?? (await codeVersion());
  await openFolder(folder);
  await withJournal(folder, context, async (store, update) => {
    const parts = await runShard(studies, options, shard, {
      ...(await scheduling(chosen, context, store)),
      onProgress: ({ share, tasksDone, tasks }) => update(share, `${tasksDone} of ${tasks} tasks`),
    });
    const schema = "sgd-basins/shard/1";
    const header: ShardHeader = { schema, code, ...options, cells, studies: ids, ...shard, parts: parts.length };
    await writeShard(folder, header, parts);
  });
  const listed = ids.length > 6 ? `${ids.length} artefacts` : ids.join(", ");
  context.writeOut(`Wrote shard ${shard.index}/${shard.count} of ${listed} to ${folder}\n`);
  return 0;
}

/** Where and how the tasks run. */
async function scheduling(chosen: StudyArguments, context: Context, store: PartStore): Promise<Scheduling> {
  return {
    workers: chosen.workers,
    ...(context.engine === undefined ? {} : { engine: context.engine }),
    ...(chosen.engine === "bullmq" ? { engine: await openQueue(chosen, context) } : {}),
    ...(context.kinds === undefined ? {} : { kinds: context.kinds }),
    signal: context.interruption(),
    store,
  };
}

/** The engine that sends chunks to `basins worker`s; says so when none is there. */
async function openQueue(chosen: StudyArguments, context: Context): Promise<OpenEngine> {
  const { queueEngine, showPlace } = await import("@sgd-basins/studies/queue");
  const place = queuePlace(chosen);
  let before = -1;
  return queueEngine(place, {
    code: context.code ?? (await codeVersion()),
    onWorkers: (workers) => {
      if (workers === before) return;
      before = workers;
      const advice = workers > 0 ? "" : "; start some with `basins worker`";
      context.writeError(`study: ${workers} worker${workers === 1 ? "" : "s"} at ${showPlace(place)}${advice}\n`);
    },
  });
}

/** Where the queue is. The URL may hold a password, so the environment may hold the URL. */
export function queuePlace({ redis, queue }: { readonly redis?: string; readonly queue?: string }): QueuePlace {
  const url = redis ?? process.env.SGD_BASINS_REDIS;
  if (url === undefined) throw new UsageError("name the queue's place with --redis URL, or in SGD_BASINS_REDIS");
  return { url, queue: queue ?? "sgd-basins" };
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
 * Where a report goes unless the user says otherwise. A quick run and chosen cells or replicates of Appendix A have a
 * folder each, so that they never touch the paper-scale report.
 */
export function defaultFolder(options: Pick<StudyOptions, "scale" | "cells" | "replicates" | "dimension">): string {
  const folder = options.scale === "paper" ? "reports" : "reports/quick";
  return hasMomentOptions(options) ? `${folder}/part` : folder;
}

/**
 * What the studies are run with. Refuses the options of Appendix A where no study reads them, and pairs that are impossible
 * in the study's dimension; leaves them out where they say what holds anyway.
 */
export function studyOptions(
  studies: readonly Study[],
  { scale, seed, cells, replicates, dimension }: Pick<StudyArguments, "scale" | "seed" | keyof MomentOptions>,
): StudyOptions {
  const whole: StudyOptions = { seed, scale };
  const options: StudyOptions = {
    ...whole,
    ...(cells === undefined ? {} : { cells }),
    ...(replicates === undefined ? {} : { replicates }),
    ...(dimension === undefined ? {} : { dimension }),
  };
  if (!hasMomentOptions(options)) return whole;
  const reader = studies.find((candidate) => takesMomentOptions(candidate.id));
  if (reader === undefined)
    throw new UsageError("--cells, --replicates and --dimension are for appendix-a and figure-09 only");
  const parameters = reader.parameters(options);
  const cell = cells?.find(({ zeroEigenvalues }) => zeroEigenvalues >= Number(parameters.dimension));
  if (cell !== undefined) {
    const pair = `${cell.components}:${cell.zeroEigenvalues}`;
    throw new UsageError(`--cells: in ${pair}, B must be below the dimension ${parameters.dimension}`);
  }
  return canonicalJson(parameters) === canonicalJson(reader.parameters(whole)) ? whole : options;
}
