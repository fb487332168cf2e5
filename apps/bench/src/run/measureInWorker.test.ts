import { expect, test } from "vitest";
import { measureInWorker } from "./measureInWorker.ts";
import { selectTasks } from "./selectTasks.ts";

test("a task that is measured for an hour ends when the command is told to end", async () => {
  const [task] = await selectTasks(["random"], "uniform01");
  const abort = new AbortController();
  const measured = measureInWorker(task, 3600, abort.signal);
  abort.abort(new Error("interrupted"));
  await expect(measured).rejects.toThrow("interrupted");
  await expect(measureInWorker(task, 3600, abort.signal)).rejects.toThrow("interrupted");
});
