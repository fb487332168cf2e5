import { canonicalJson } from "@sgd-basins/report";
import type { Json, Study, StudyOptions, TaskKind } from "../study.ts";
import { StudyError } from "./StudyError.ts";

/** Where a part is needed: the study's place in the list, and the task's place in the study. */
interface Use {
  readonly study: number;
  readonly task: number;
}

/** One piece of work, run once however many studies need its part. */
export interface Job {
  /** Canonical JSON of kind and task: what the part depends on, besides the code. */
  readonly key: string;
  readonly kind: string;
  readonly task: Json;
  readonly work: number;
  readonly uses: readonly Use[];
}

/**
 * Lists the work of some studies: tasks with the same canonical JSON stand once, and the longest expected work comes
 * first, so that no worker begins a long task when the others are nearly done.
 *
 * @param resolve - looks up a kind of task by its name
 * @throws StudyError if a task is not JSON data, its kind is unknown, or its expected work is not a positive number
 */
export function planTasks(
  studies: readonly Study[],
  options: StudyOptions,
  resolve: (kind: string) => TaskKind<never, unknown>,
): Job[] {
  const jobs = new Map<string, Job & { uses: Use[] }>();
  for (const [s, study] of studies.entries()) {
    const calls = attempt(study, "tasks", () => study.tasks(options));
    for (const [t, { kind, task }] of calls.entries()) {
      const key = attempt(study, `task ${t}`, () => canonicalJson({ kind, task }));
      const known = jobs.get(key);
      if (known !== undefined) {
        known.uses.push({ study: s, task: t });
        continue;
      }
      const work = attempt(study, `task ${t}`, () => expectedWork(resolve(kind), task));
      jobs.set(key, { key, kind, task, work, uses: [{ study: s, task: t }] });
    }
  }
  return [...jobs.values()].sort((a, b) => b.work - a.work);
}

function expectedWork(kind: TaskKind<never, unknown>, task: Json): number {
  const work = kind.work(task as never);
  if (!(work > 0 && work < Infinity)) throw new RangeError(`expected work must be positive and finite, is ${work}`);
  return work;
}

function attempt<T>(study: Study, place: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new StudyError(study.id, place, error);
  }
}
