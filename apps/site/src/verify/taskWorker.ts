/** Runs one task at a time for the conductor, with the report's own TypeScript and WebAssembly. */
import { taskKind } from "@sgd-basins/studies";
import type { TaskAnswer, TaskMessage } from "./messages.ts";

// The page's one message brings the port from which the conductor asks.
addEventListener("message", ({ ports }) => {
  for (const port of ports) port.onmessage = ({ data }: MessageEvent<TaskMessage>) => port.postMessage(answer(data));
});

function answer({ kind, task }: TaskMessage): TaskAnswer {
  try {
    return { part: taskKind(kind).run(task as never) };
  } catch (error) {
    return { message: String(error) };
  }
}
