import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseCore } from "./core.ts";
import { samplePair } from "./samplePair.ts";
import { countTasks, startRound } from "./startRound.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const product = { suite: "linalg", title: "multiply n=50" };
const stranger = { suite: "linalg", title: "no such task" };
const { signal } = new AbortController();

test("a round times both sides of each task in turns, and says which side does not have one", async () => {
  const setting = {
    folders: { base: root, head: root },
    core: await chooseCore(),
    warmUp: 0.001,
    seconds: 0.001,
    signal,
  };
  const [times, missing] = await samplePair(["head", "base"], [product, stranger], setting);
  expect(times).toEqual({ base: expect.any(Number), head: expect.any(Number), logRatio: expect.any(Number) });
  expect(missing).toEqual({ missing: "head: no such task" });
});

test("counts are exact: the same in every process, and one kernel call a product", async () => {
  const first = await countTasks(root, [product, stranger], signal);
  expect(await countTasks(root, [product, stranger], signal)).toEqual(first);
  expect(first.tasks[0]).toMatchObject({ counts: { kernels: { multiply: 1 }, arrays: 0, arrayBytes: 0 } });
  expect(first.tasks[1]).toEqual({ missing: "no such task" });
  expect(first.wasm.linalg).toBeGreaterThan(1000);
});

test("a process that cannot start is an error that names its folder, and one that is aborted ends", async () => {
  const nowhere = startRound(join(root, "docs"), { count: false }, signal);
  await expect(nowhere.warm(product, 0.001)).rejects.toThrow(/a round in .*docs ended with 1: /);
  await nowhere.close();
  const abort = new AbortController();
  const round = startRound(root, { count: false }, abort.signal);
  expect(await round.warm(product, 0.001)).toEqual({});
  abort.abort();
  await expect(round.sample()).rejects.toThrow("aborted");
  await round.close();
});
