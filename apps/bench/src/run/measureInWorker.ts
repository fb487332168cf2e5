import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type Measurement, titleOf } from "@sgd-basins/bench-documents";
import { endCommands } from "../processes/endCommands.ts";
import { root } from "../root.ts";
import type { BenchTask } from "../tasks/suite.ts";
import { WrongResultError } from "../tasks/verify.ts";

export interface WorkerTask extends Pick<BenchTask, "suite" | "name" | "implementation"> {
  /** Seconds. */
  readonly time: number;
}

export type WorkerAnswer = { readonly measurement: Measurement } | { readonly wrongResult: string };

const script = fileURLToPath(new URL("./worker.ts", import.meta.url));

/**
 * Measures a task in a fresh thread, and so in a fresh JavaScript engine: what the engine learns from one task (types,
 * inlining, heap) does not reach the next, and a time does not depend on which tasks ran before.
 *
 * @param time - seconds of sampling
 * @param signal - ends the thread, and the command that it runs; rejects with its reason when the thread is gone
 * @param checkout - the folder whose code is measured; it holds the same benchmark code as this one
 * @throws WrongResultError if the task's result is wrong; else what the thread threw
 */
export async function measureInWorker(
  task: BenchTask,
  time: number,
  signal: AbortSignal,
  checkout?: string,
): Promise<Measurement> {
  signal.throwIfAborted();
  const workerData: WorkerTask = { suite: task.suite, name: task.name, implementation: task.implementation, time };
  const worker = new Worker(checkout === undefined ? script : join(checkout, relative(root, script)), { workerData });
  // A thread that waits for a command removes what it made when that ends; another one has made nothing.
  const runsCommands = task.samples !== undefined;
  let ending: { readonly stop: () => void } | undefined;
  const end = (): void => {
    if (runsCommands) ending = endCommands();
    else void worker.terminate();
  };
  signal.addEventListener("abort", end, { once: true });
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) =>
        reject(new Error(`the thread of ${task.suite}/${titleOf(task)} ended with ${code}`)),
      );
    });
    if ("wrongResult" in answer) throw new WrongResultError(`${task.suite}/${titleOf(task)}: ${answer.wrongResult}`);
    return answer.measurement;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    ending?.stop();
    signal.removeEventListener("abort", end);
    await worker.terminate();
  }
}
