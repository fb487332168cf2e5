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

test("a kernel slowed down to ten times its time takes more than twice as long", async () => {
  const [slow, other] = [
    { kernel: "multiply", share: 9 },
    { kernel: "cholesky", share: 9 },
  ];
  const time = async (choice: typeof slow): Promise<number> => {
    const { tasks: answers } = await runRound(root, { ...request, tasks: [tasks[0]], slow: choice }, signal);
    return "seconds" in answers[0] ? answers[0].seconds : Number.NaN;
  };
  expect((await time(slow)) / (await time(other))).toBeGreaterThan(2);
});
