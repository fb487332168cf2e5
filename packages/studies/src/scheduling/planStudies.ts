import type { Study, StudyOptions } from "../study.ts";
import { type Job, planTasks } from "./planTasks.ts";
import type { KindsModule } from "./worker.ts";

/** URL of the module with the kinds of task; this package's own unless given. */
export function kindsUrl(kinds?: URL): string {
  return (kinds ?? new URL("../index.ts", import.meta.url)).href;
}

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
