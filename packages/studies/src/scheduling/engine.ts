import type { Job } from "./planTasks.ts";

/** What an engine needs of a job: enough to run it anywhere. */
export type EngineJob = Pick<Job, "key" | "kind" | "task" | "work">;

/** Where jobs are run: threads of this process, or workers elsewhere. */
export interface Engine {
  /** How many jobs to hand over before waiting for answers. */
  readonly lanes: number;
  /** Runs a job and returns its part, which is JSON data. Rejects with what the job threw, or when the engine is ended. */
  readonly run: (job: EngineJob) => Promise<unknown>;
  /** Stops everything under way. Called once. */
  readonly end: () => Promise<void>;
}

/**
 * Starts an engine.
 *
 * @param jobs - how many will be handed over, at least 1
 * @param fail - called with an error that belongs to no job, such as a worker that cannot start
 */
export type OpenEngine = (jobs: number, fail: (error: unknown) => void) => Engine | Promise<Engine>;
