import type { Study, StudyOptions } from "../study.ts";
import { kindsUrl } from "./kindsUrl.ts";
import { type Job, planTasks } from "./planTasks.ts";
import type { KindsModule } from "./worker.ts";

/** The kinds of task that a module exports. */
async function loadKinds(url: string): Promise<KindsModule["taskKind"]> {
  return ((await import(/* @vite-ignore */ url)) as KindsModule).taskKind;
}

/**
 * The work of some studies, longest first; see {@link planTasks}.
 *
 * @throws RangeError if a study stands twice in the list
 * @throws StudyError as {@link planTasks} does
 */
export async function planStudies(studies: readonly Study[], options: StudyOptions, kinds?: URL): Promise<Job[]> {
  if (new Set(studies.map((study) => study.id)).size < studies.length) throw new RangeError("a study stands twice");
  return planTasks(studies, options, await loadKinds(kindsUrl(kinds)));
}
