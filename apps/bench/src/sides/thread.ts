/** Runs one task in a thread whenever it is told to; see `startThread`. */
import { parentPort, workerData } from "node:worker_threads";
import { median } from "@sgd-basins/bench-documents";
import type { PreparedTask } from "../tasks/suite.ts";
import { WrongResultError } from "../tasks/verify.ts";
import { clock, type WarmTask, warm } from "../tasks/warm.ts";
import type { ThreadAnswer, ThreadTask } from "./threadSide.ts";

const { task, warmUp } = workerData as { readonly task: ThreadTask; readonly warmUp: number };
const answer = (message: ThreadAnswer): void => parentPort?.postMessage(message);

function guarded(work: () => ThreadAnswer): void {
  try {
    answer(work());
  } catch (error) {
    if (!(error instanceof WrongResultError)) throw error;
    answer({ wrongResult: error.message });
  }
}

/** Seconds a call: the median over batches that fill `seconds`, at least one. */
function sampleFor(seconds: number, { sample }: WarmTask): number {
  const times: number[] = [];
  const start = clock();
  do times.push(sample());
  while (clock() - start < seconds);
  return median(times);
}

const prepare = (await import(task.module))[task.export] as (...values: readonly unknown[]) => PreparedTask;
guarded(() => {
  const prepared = warm(prepare(...task.values), warmUp);
  parentPort?.on("message", (seconds: number) => guarded(() => ({ perCall: sampleFor(seconds, prepared) })));
  return { ready: true };
});
