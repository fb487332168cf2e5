import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Measurement } from "../report/schema.ts";
import { type BenchTask, titleOf } from "../suites/suite.ts";
import { WrongResultError } from "../suites/verify.ts";

export interface WorkerTask {
  readonly suite: string;
  readonly title: string;
  /** Seconds. */
  readonly time: number;
}

export type WorkerAnswer = { readonly measurement: Measurement } | { readonly wrongResult: string };

const script = fileURLToPath(new URL("./worker.ts", import.meta.url));
const root = join(import.meta.dirname, "..", "..", "..", "..");

/**
 * Measures a task in a fresh thread, and so in a fresh JavaScript engine: what the engine learns from one task (types,
 * inlining, heap) does not reach the next, and a time does not depend on which tasks ran before.
 *
 * @param time - seconds of sampling
 * @param checkout - the folder whose code is measured; it holds the same benchmark code as this one
 * @throws WrongResultError if the task's result is wrong; else what the thread threw
 */
export async function measureInWorker(task: BenchTask, time: number, checkout?: string): Promise<Measurement> {
  const workerData: WorkerTask = { suite: task.suite, title: titleOf(task), time };
  const worker = new Worker(checkout === undefined ? script : join(checkout, relative(root, script)), { workerData });
  const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread of ${task.suite}/${titleOf(task)} ended with ${code}`)));
  });
  await worker.terminate();
  if ("wrongResult" in answer) throw new WrongResultError(`${task.suite}/${titleOf(task)}: ${answer.wrongResult}`);
  return answer.measurement;
}
