import type { Artefact } from "@sgd-basins/report";
import { type Study, type StudyOptions, taskKind } from "@sgd-basins/studies";
import { assembleArtefact, collectParts, type Job, measureProgress, planTasks } from "@sgd-basins/studies/planning";

/** Runs a task somewhere and gives its part. */
export type RunTask = (job: Pick<Job, "kind" | "task">) => Promise<unknown>;

/**
 * Runs studies with whatever runs tasks; each of `lanes` does one task at a time, the longest first.
 *
 * @param onArtefact - called as soon as a study's last part is there
 * @param onProgress - called with the share of the expected work that is done, 0 to 1
 */
export async function recompute(
  studies: readonly Study[],
  options: StudyOptions,
  lanes: readonly RunTask[],
  onArtefact: (artefact: Artefact) => Promise<void>,
  onProgress: (share: number) => void,
): Promise<void> {
  const jobs = planTasks(studies, options, taskKind);
  const progress = measureProgress(jobs.map((job) => job.work));
  const collect = collectParts(studies, jobs);
  const queue = jobs.values();
  await Promise.all(
    lanes.map(async (run) => {
      // One iterator for all lanes: each takes the next job as it becomes free.
      for (const job of queue) {
        const part = await run(job);
        onProgress(progress(job.work).share);
        for (const { study, parts } of collect.add(job, part))
          await onArtefact(assembleArtefact(study, options, parts));
      }
    }),
  );
}
