import type { Study } from "../study.ts";
import type { Job } from "./planTasks.ts";

/** Files parts under their studies, and gives up a study's parts when the last one is there. */
export function collectParts(studies: readonly Study[], jobs: readonly Job[]) {
  const parts: unknown[][] = studies.map(() => []);
  const missing = studies.map(() => 0);
  for (const job of jobs) for (const use of job.uses) missing[use.study]! += 1;
  return {
    withoutTasks: studies.filter((_, s) => missing[s] === 0),
    add(job: Job, part: unknown): { study: Study; parts: unknown[] }[] {
      const complete: { study: Study; parts: unknown[] }[] = [];
      for (const use of job.uses) {
        parts[use.study]![use.task] = part;
        missing[use.study]! -= 1;
        if (missing[use.study] === 0) {
          complete.push({ study: studies[use.study] as Study, parts: parts[use.study]! });
          parts[use.study] = [];
        }
      }
      return complete;
    },
  };
}
