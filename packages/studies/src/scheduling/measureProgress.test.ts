import { expect, test } from "vitest";
import { measureProgress } from "./measureProgress.ts";

test("the share follows the work done, not the number of tasks, and ends at one exactly", () => {
  const progress = measureProgress([0.3, 0.05, 0.05]);
  expect(progress(0)).toEqual({ tasksDone: 0, tasks: 3, share: 0 });
  expect(progress(0.3).share).toBeCloseTo(0.75, 12);
  progress(0.05);
  expect(progress(0.05)).toEqual({ tasksDone: 3, tasks: 3, share: 1 });
});
