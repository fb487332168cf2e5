/** A worker thread: runs one task at a time. It knows nothing but the task, so its place in the pool cannot matter. */
import { workerData } from "node:worker_threads";
import { expectFourLanes } from "@sgd-basins/linalg/four-lanes";
import type { Json, TaskKind } from "../study.ts";
import { JOINS_LANES } from "./joinLanes.ts";

/** What a pool tells its workers: the URL of the module that exports `taskKind`. */
export interface WorkerData {
  readonly kinds: string;
}

/** The part of the module that runs tasks. */
export interface KindsModule {
  readonly taskKind: (name: string) => TaskKind<never, unknown>;
}

if (JOINS_LANES) expectFourLanes();
const { taskKind } = (await import((workerData as WorkerData).kinds)) as KindsModule;

/** Runs a task and returns its part. */
export default function run(message: { readonly kind: string; readonly task: Json }): unknown {
  return taskKind(message.kind).run(message.task as never);
}
