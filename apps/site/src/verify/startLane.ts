import type { TaskAnswer, TaskMessage } from "./messages.ts";
import type { RunTask } from "./recompute.ts";

/** A worker that runs tasks, one at a time. It ends with the worker that started it, if not before. */
export interface Lane {
  readonly run: RunTask;
  readonly end: () => void;
}

/** What waits for a worker's answer is reached from that worker alone: held here, both stay until it ends. */
const started = new Set<Worker>();

export function startLane(): Lane {
  const worker = new Worker(new URL("./taskWorker.ts", import.meta.url), { type: "module" });
  started.add(worker);
  return {
    run: ({ kind, task }) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<TaskAnswer>) =>
          "part" in data ? resolve(data.part) : reject(new Error(data.message));
        worker.onmessageerror = () => reject(new Error("what a worker answered could not be read"));
        worker.onerror = ({ message }) => reject(new Error(message || "a worker could not start"));
        worker.postMessage({ kind, task } satisfies TaskMessage);
      }),
    end: () => {
      worker.terminate();
      started.delete(worker);
    },
  };
}
