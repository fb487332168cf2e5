import { expect, test } from "vitest";
import { showTasks } from "./showTasks.ts";

test("without a terminal every task is a line, and the time left is that of the tasks before, scaled", () => {
  let now = 0;
  let text = "";
  const writeError = (more: string): void => {
    text += more;
  };
  const progress = showTasks({ terminal: false, writeError }, "bench", 4, () => now);
  progress.begin(0, "a/b");
  now = 10;
  progress.begin(1, "a/c");
  now = 120;
  progress.begin(2, "a/d");
  progress.end();
  expect(text).toBe(
    "bench: 1 of 4, a/b\n" + "bench: 2 of 4, a/c, about 30 s left\n" + "bench: 3 of 4, a/d, about 2 min left\n",
  );
});
