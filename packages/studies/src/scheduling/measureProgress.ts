/** How far a run is, by expected work rather than by number of tasks. */
export interface Progress {
  readonly tasksDone: number;
  readonly tasks: number;
  /** Share of the expected work that is done, 0 to 1. */
  readonly share: number;
}

/**
 * Follows a run's progress. No clock is read here or anywhere else on the way to an artefact: whoever shows the progress
 * estimates the time left.
 *
 * @param works - expected work of every task, positive
 * @returns a function to call with the work of each task done (0 to ask only)
 */
export function measureProgress(works: readonly number[]): (work: number) => Progress {
  const total = works.reduce((sum, work) => sum + work, 0);
  let done = 0;
  let tasksDone = 0;
  return (work) => {
    if (work > 0) {
      done += work;
      tasksDone += 1;
    }
    return { tasksDone, tasks: works.length, share: tasksDone === works.length ? 1 : done / total };
  };
}
