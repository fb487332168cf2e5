import type { TaskAnswer, TaskMessage } from "./messages.ts";
import type { RunTask } from "./recompute.ts";

/** Starts a worker and gives the function that runs tasks on it, one at a time. It ends with the worker that started it. */
export function startLane(): RunTask {
  const worker = new Worker(new URL("./taskWorker.ts", import.meta.url), { type: "module" });
  return ({ kind, task }) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<TaskAnswer>) =>
        "part" in data ? resolve(data.part) : reject(new Error(data.message));
      worker.onerror = ({ message }) => reject(new Error(message || "a worker could not start"));
      worker.postMessage({ kind, task } satisfies TaskMessage);
    });
}
