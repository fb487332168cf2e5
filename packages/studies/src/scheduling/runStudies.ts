import type { Artefact } from "@sgd-basins/report";
import { Piscina } from "piscina";
import type { Study, StudyOptions } from "../study.ts";
import { assembleArtefact } from "./assembleArtefact.ts";
import { collectParts } from "./collectParts.ts";
import { measureProgress, type Progress } from "./measureProgress.ts";
import type { PartStore } from "./partStore.ts";
import { type Job, planTasks } from "./planTasks.ts";
import { StudyError } from "./StudyError.ts";
import type { KindsModule, WorkerData } from "./worker.ts";

/** Expected work, about milliseconds, from which a part is kept: shorter tasks are sooner run again than read. */
const WORK_WORTH_KEEPING = 50;

/** How to run; nothing in here may reach an artefact. */
export interface Scheduling {
  /** Worker threads, at least 1. */
  readonly workers: number;
  /** Called as soon as a study's last part is there; the run waits for it, and fails if it does. */
  readonly onArtefact: (artefact: Artefact) => void | Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the workers; `runStudies` then throws the signal's reason, after every `onArtefact` under way has ended. */
  readonly signal?: AbortSignal;
  /** Where parts of long tasks are kept until the run is done, so that a killed run continues; none if absent. */
  readonly store?: PartStore;
  /** The module that exports `taskKind`; this package's own if absent. */
  readonly kinds?: URL;
}

/**
 * Runs studies over a pool of worker threads. Each artefact is the same for any number of workers and any order in which
 * they finish: parts are put back into the order of the tasks, and a part is a pure function of its task.
 *
 * A part is kept until the last study that needs it is assembled, and no longer.
 *
 * @throws RangeError if `workers` is not a positive integer or a study stands twice in the list
 * @throws StudyError naming the study and the task at fault; the other workers are stopped
 */
export async function runStudies(
  studies: readonly Study[],
  options: StudyOptions,
  scheduling: Scheduling,
): Promise<void> {
  const { workers, onArtefact, onProgress, signal, store } = scheduling;
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers must be 1 or more, is ${workers}`);
  if (new Set(studies.map((study) => study.id)).size < studies.length) throw new RangeError("a study stands twice");
  signal?.throwIfAborted();

  const kinds = (scheduling.kinds ?? new URL("../index.ts", import.meta.url)).href;
  const { taskKind } = (await import(/* @vite-ignore */ kinds)) as KindsModule;
  const jobs = planTasks(studies, options, taskKind);
  const progress = measureProgress(jobs.map((job) => job.work));
  const collect = collectParts(studies, jobs);
  onProgress?.(progress(0));

  for (const study of collect.withoutTasks) await onArtefact(assembleArtefact(study, options, []));
  if (jobs.length === 0) return;

  const threads = Math.min(workers, jobs.length);
  const pool = new Piscina<Pick<Job, "kind" | "task">, unknown>({
    filename: new URL("./worker.ts", import.meta.url).href,
    workerData: { kinds } satisfies WorkerData,
    minThreads: threads,
    maxThreads: threads,
    recordTiming: false,
  });
  // Once only: a second call of `destroy` lets the pool replace the workers that the first one is ending.
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= pool.destroy();
    return ended;
  };
  let failure: { readonly error: unknown } | null = null;
  const fail = (error: unknown): Promise<void> => {
    failure ??= { error };
    return end();
  };
  // A worker that cannot start, or an answer that arrives after the workers were stopped: the first failure counts.
  pool.on("error", fail);
  const abort = (): void => void fail(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });

  // Two lanes a worker, so that a worker which finishes finds its next task already in the pool's queue.
  let next = 0;
  const lane = async (): Promise<void> => {
    while (failure === null && next < jobs.length) {
      const job = jobs[next++] as Job;
      try {
        const kept = store?.find(job.key);
        const part = kept ?? (await runJob(pool, job, studies));
        if (kept === undefined && job.work >= WORK_WORTH_KEEPING) await store?.keep(job.key, part);
        onProgress?.(progress(job.work));
        for (const { study, parts } of collect.add(job, part)) {
          await onArtefact(assembleArtefact(study, options, parts));
        }
      } catch (error) {
        await fail(error);
      }
    }
  };
  try {
    if (signal?.aborted) await fail(signal.reason);
    await Promise.all(Array.from({ length: 2 * threads }, lane));
  } finally {
    signal?.removeEventListener("abort", abort);
    await end();
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

async function runJob(pool: Piscina, job: Job, studies: readonly Study[]): Promise<unknown> {
  try {
    return await pool.run({ kind: job.kind, task: job.task });
  } catch (error) {
    const use = job.uses[0] as Job["uses"][number];
    const text = JSON.stringify(job.task);
    const task = text.length > 200 ? `${text.slice(0, 200)}…` : text;
    throw new StudyError((studies[use.study] as Study).id, `task ${use.task} ${task}`, error);
  }
}
