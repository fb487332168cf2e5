import type { Artefact } from "@sgd-basins/report";
import type { Study, StudyOptions } from "../study.ts";
import { assembleArtefact } from "./assembleArtefact.ts";
import { collectParts } from "./collectParts.ts";
import type { OpenEngine } from "./engine.ts";
import { kindsUrl } from "./kindsUrl.ts";
import { planStudies } from "./planStudies.ts";
import { type Running, runJobs } from "./runJobs.ts";
import { threadEngine } from "./threadEngine.ts";

/** How to run; nothing in here may reach an artefact. */
export interface Scheduling extends Omit<Running, "engine" | "onPart"> {
  /** Worker threads, at least 1. */
  readonly workers: number;
  /** Where the jobs are run; `workers` threads of this process if absent. */
  readonly engine?: OpenEngine | undefined;
  /** The module that exports `taskKind`; this package's own if absent. */
  readonly kinds?: URL | undefined;
}

/**
 * Runs studies. Each artefact is the same for any engine, any number of workers and any order in which they finish: parts
 * are put back into the order of the tasks, and a part is a pure function of its task.
 *
 * A part is kept until the last study that needs it is assembled, and no longer.
 *
 * `onArtefact` is called as soon as a study's last part is there; the run waits for it, and fails if it does.
 *
 * @throws RangeError if `workers` is not a positive integer or a study stands twice in the list
 * @throws StudyError naming the study and the task at fault; the other workers are stopped
 */
export async function runStudies(
  studies: readonly Study[],
  options: StudyOptions,
  scheduling: Scheduling & { readonly onArtefact: (artefact: Artefact) => void | Promise<void> },
): Promise<void> {
  const { onArtefact } = scheduling;
  const running = runningOf(scheduling);
  const jobs = await planStudies(studies, options, scheduling.kinds);
  const collect = collectParts(studies, jobs);
  for (const study of collect.withoutTasks) await onArtefact(assembleArtefact(study, options, []));
  await runJobs(jobs, studies, {
    ...running,
    onPart: async (job, part) => {
      for (const { study, parts } of collect.add(job, part)) await onArtefact(assembleArtefact(study, options, parts));
    },
  });
}

/**
 * What {@link runJobs} needs of a scheduling, besides what becomes of the parts.
 *
 * @throws RangeError if `workers` is not a positive integer; the signal's reason if it is aborted
 */
export function runningOf({ workers, engine, kinds, ...running }: Scheduling): Omit<Running, "onPart"> {
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers must be 1 or more, is ${workers}`);
  running.signal?.throwIfAborted();
  return { ...running, engine: engine ?? threadEngine(workers, kindsUrl(kinds)) };
}
