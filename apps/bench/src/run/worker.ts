/** Measures one task in a thread of its own; see `measureInWorker`. */
import { parentPort, workerData } from "node:worker_threads";
import { loadSuite, type SuiteName } from "../suites/index.ts";
import { titleOf } from "../suites/suite.ts";
import { WrongResultError } from "../suites/verify.ts";
import type { WorkerAnswer, WorkerTask } from "./measureInWorker.ts";
import { measureTask } from "./measureTask.ts";

const { suite: name, title, time } = workerData as WorkerTask;
const suite = await loadSuite(name as SuiteName);
const task = suite.tasks.find((candidate) => titleOf(candidate) === title);
if (task === undefined) throw new RangeError(`suite ${name} has no task ${title}`);

let answer: WorkerAnswer;
try {
  answer = { measurement: measureTask(task, time) };
} catch (error) {
  if (!(error instanceof WrongResultError)) throw error;
  answer = { wrongResult: error.message };
}
parentPort?.postMessage(answer);
