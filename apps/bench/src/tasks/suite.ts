/** What a suite is made of. Nothing here knows of clocks; `run/` does. */

import type { Implementation, WorkUnit } from "@sgd-basins/bench-documents";

/** Input and scratch, made before the clock starts. */
export interface PreparedTask {
  /** Work units of one call. */
  readonly count: number;
  /** One call. Returns a finite number that depends on its result, so that the work cannot be optimised away. */
  readonly call: () => number;
  /** Throws a {@link WrongResultError} unless the last call's result is right. */
  readonly verify: () => void;
  /** Removes what the preparation left outside memory, if it did. */
  readonly dispose?: () => void;
}

export interface BenchTask {
  readonly suite: string;
  /** What is done and at which size, "multiply n=100"; a peer's task has the name of the one that it stands beside. */
  readonly name: string;
  readonly implementation: Implementation;
  readonly unit: WorkUnit;
  /** For a whole command, which takes seconds: so many calls are timed, and none before them. */
  readonly samples?: number;
  readonly prepare: () => PreparedTask;
}

/** The tasks of one package. */
export interface Suite {
  readonly name: string;
  readonly tasks: readonly BenchTask[];
}

/** A task, as its suite writes it down. */
export type TaskDefinition = Omit<BenchTask, "suite" | "implementation"> & Partial<Pick<BenchTask, "implementation">>;

/** A suite of this project's code, where a task does not say otherwise. */
export function defineSuite(name: string, tasks: readonly TaskDefinition[]): Suite {
  return { name, tasks: tasks.map((task) => ({ implementation: "sgd-basins", ...task, suite: name })) };
}
