/** Runs one task in a thread whenever it is told to; see `startThread`. */
import { parentPort, workerData } from "node:worker_threads";
import type { PreparedTask } from "../suites/suite.ts";
import { WrongResultError } from "../suites/verify.ts";
import { warm } from "./sampleCalls.ts";
import type { ThreadAnswer, ThreadTask } from "./threadSide.ts";

const { task, warmUp } = workerData as { readonly task: ThreadTask; readonly warmUp: number };
const clock = (): number => performance.now() / 1000;
const answer = (message: ThreadAnswer): void => parentPort?.postMessage(message);

function guarded(work: () => ThreadAnswer): void {
  try {
    answer(work());
  } catch (error) {
    if (!(error instanceof WrongResultError)) throw error;
    answer({ wrongResult: error.message });
  }
}

const prepare = (await import(task.module))[task.export] as (...values: readonly unknown[]) => PreparedTask;
guarded(() => {
  const prepared = warm(prepare(...task.values), warmUp, clock);
  parentPort?.on("message", (seconds: number) => guarded(() => ({ perCall: prepared.sample(seconds) })));
  return { ready: true };
});
