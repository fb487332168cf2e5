/** How a document names a task, and what its work is counted in. */

/**
 * What a call's work is counted in.
 *
 * `FLOP`: nominal floating-point operations, from the formula beside the task. `word`: 32 random bits. `draw`: one
 * variate. `matrix`: one matrix drawn or one component Hessian read. `bound`: one learning rate. `step`: one step of
 * SGD-k, whatever k. `byte`: one byte of canonical JSON. `build`: the whole site.
 */
export const workUnits = ["FLOP", "word", "draw", "matrix", "bound", "step", "byte", "build"] as const;

export type WorkUnit = (typeof workUnits)[number];

/** Whose code a task calls: this project's, or a peer's on the same input. */
export const implementations = ["sgd-basins", "ml-matrix"] as const;

export type Implementation = (typeof implementations)[number];

/** Whose code a side of `bench peers` runs. */
export const sideNames = ["sgd-basins", "ml-matrix", "stdlib", "mathjs", "numeric", "NumPy"] as const;

export type SideName = (typeof sideNames)[number];

/** The task of the suite `machine` that a history's times are relative to. */
export const peakTask = "peak f64x2";

/** A task's name, with the peer's where it is one: unique in its suite. */
export function titleOf(task: { readonly name: string; readonly implementation: Implementation }): string {
  return task.implementation === "sgd-basins" ? task.name : `${task.name} (${task.implementation})`;
}
