import type { TaskAnswer, TaskMessage } from "./messages.ts";
import type { RunTask } from "./recompute.ts";

/** The function that runs tasks on the worker at the other end of a port, one at a time. */
export function laneAt(port: MessagePort): RunTask {
  return ({ kind, task }) =>
    new Promise((resolve, reject) => {
      port.onmessage = ({ data }: MessageEvent<TaskAnswer>) =>
        "part" in data ? resolve(data.part) : reject(new Error(data.message));
      port.onmessageerror = () => reject(new Error("what a worker answered could not be read"));
      port.postMessage({ kind, task } satisfies TaskMessage);
    });
}
