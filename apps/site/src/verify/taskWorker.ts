/** A worker of the conductor: runs one task at a time, with the report's own TypeScript and WebAssembly. */
import { taskKind } from "@sgd-basins/studies";
import type { TaskAnswer, TaskMessage } from "./messages.ts";

addEventListener("message", ({ data }: MessageEvent<TaskMessage>) => {
  postMessage(answer(data));
});

function answer({ kind, task }: TaskMessage): TaskAnswer {
  try {
    return { part: taskKind(kind).run(task as never) };
  } catch (error) {
    return { message: String(error) };
  }
}
