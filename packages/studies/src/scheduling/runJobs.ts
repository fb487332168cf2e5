import type { Study } from "../study.ts";
import type { Engine, OpenEngine } from "./engine.ts";
import { measureProgress, type Progress } from "./measureProgress.ts";
import type { PartStore } from "./partStore.ts";
import type { Job } from "./planTasks.ts";
import { StudyError } from "./StudyError.ts";

/** Expected work, about milliseconds, from which a part is kept: shorter tasks are sooner run again than read. */
const WORK_WORTH_KEEPING = 50;

/** How jobs are run; nothing in here may reach an artefact. */
export interface Running {
  readonly engine: OpenEngine;
  /** Called with each part; the run waits for it, and fails if it does. */
  readonly onPart: (job: Job, part: unknown) => void | Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the engine; `runJobs` then throws the signal's reason, after every `onPart` under way has ended. */
  readonly signal?: AbortSignal;
  /** Where parts of long tasks are kept until the run is done, so that a killed run continues; none if absent. */
  readonly store?: PartStore;
}

/**
 * Runs every job once, in the order given, and hands its part over as soon as it is there.
 *
 * @param studies - the studies that the jobs' uses point into, for messages
 * @throws StudyError naming the study and the task at fault; the other jobs are stopped
 */
export async function runJobs(jobs: readonly Job[], studies: readonly Study[], running: Running): Promise<void> {
  const { onPart, onProgress, signal, store } = running;
  const progress = measureProgress(jobs.map((job) => job.work));
  onProgress?.(progress(0));
  if (jobs.length === 0) return;

  let engine: Engine | null = null;
  // Once only: a second call lets a pool replace the workers that the first one is ending.
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= engine === null ? Promise.resolve() : engine.end();
    return ended;
  };
  let failure: { readonly error: unknown } | null = null;
  // A worker that cannot start, or an answer that arrives after the workers were stopped: the first failure counts.
  const fail = (error: unknown): Promise<void> => {
    failure ??= { error };
    return engine === null ? Promise.resolve() : end();
  };
  const abort = (): void => void fail(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });

  let next = 0;
  const lane = async (open: Engine): Promise<void> => {
    while (failure === null && next < jobs.length) {
      const job = jobs[next++] as Job;
      try {
        const kept = store?.find(job.key);
        const part = kept ?? (await runJob(open, job, studies));
        if (kept === undefined && job.work >= WORK_WORTH_KEEPING) await store?.keep(job.key, part);
        onProgress?.(progress(job.work));
        await onPart(job, part);
      } catch (error) {
        await fail(error);
      }
    }
  };
  try {
    if (signal?.aborted) await fail(signal.reason);
    const open = await running.engine(jobs.length, fail);
    engine = open;
    if (failure === null) await Promise.all(Array.from({ length: open.lanes }, () => lane(open)));
  } finally {
    signal?.removeEventListener("abort", abort);
    await end();
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

async function runJob(engine: Engine, job: Job, studies: readonly Study[]): Promise<unknown> {
  try {
    return await engine.run(job);
  } catch (error) {
    const use = job.uses[0] as Job["uses"][number];
    const text = JSON.stringify(job.task);
    const task = text.length > 200 ? `${text.slice(0, 200)}…` : text;
    throw new StudyError((studies[use.study] as Study).id, `task ${use.task} ${task}`, error);
  }
}
