import { join } from "node:path";
import { expect, test } from "vitest";
import { runRound } from "./runRound.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const tasks = [
  { suite: "linalg", title: "multiply n=50" },
  { suite: "linalg", title: "no such task" },
];
const request = { tasks, warmUp: 0.001, seconds: 0.001, count: false };
const { signal } = new AbortController();

test("a round in a process of its own answers task by task, and says which it does not have", async () => {
  const { tasks: answers } = await runRound(root, request, signal);
  expect(answers).toEqual([{ seconds: expect.any(Number) }, { missing: "no such task" }]);
});

test("counts are exact: the same in every process, and one kernel call a product", async () => {
  const first = await runRound(root, { ...request, count: true }, signal);
  expect(await runRound(root, { ...request, count: true }, signal)).toEqual(first);
  expect(first.tasks[0]).toMatchObject({ counts: { kernels: { multiply: 1 }, arrays: 0, arrayBytes: 0 } });
  expect(first.wasm.linalg).toBeGreaterThan(1000);
});
