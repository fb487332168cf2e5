/** Measures one task in a thread of its own, of any checkout with its packages; see `measureInWorker`. */
import { parentPort, workerData } from "node:worker_threads";
import { loadSuite, type SuiteName } from "../suites/index.ts";
import { WrongResultError } from "../tasks/verify.ts";
import type { WorkerAnswer, WorkerTask } from "./measureInWorker.ts";
import { measureTask } from "./measureTask.ts";

const { suite, name, implementation, time } = workerData as WorkerTask;
const { tasks } = await loadSuite(suite as SuiteName);
const task = tasks.find((candidate) => candidate.name === name && candidate.implementation === implementation);
if (task === undefined) throw new RangeError(`suite ${suite} has no task ${name} of ${implementation}`);

let answer: WorkerAnswer;
try {
  answer = { measurement: measureTask(task, time) };
} catch (error) {
  if (!(error instanceof WrongResultError)) throw error;
  answer = { wrongResult: error.message };
}
parentPort?.postMessage(answer);
