import { expect, test } from "vitest";
import type { SideOf } from "./roundTask.ts";
import { pairTask } from "./samplePair.ts";
import type { RoundProcess } from "./startRound.ts";

const task = { suite: "linalg", title: "multiply n=10" };

/** Processes on a machine whose speed doubles and halves from turn to turn; `asked` is told who is timed. */
function processes(secondsOf: Record<SideOf, number>, asked: string[]): Map<SideOf, RoundProcess> {
  const side = (name: SideOf): [SideOf, RoundProcess] => {
    let turn = 0;
    const one: RoundProcess = {
      count: async () => ({ tasks: [], wasm: {} }),
      warm: async () => ({}),
      sample: async () => {
        asked.push(name);
        return { seconds: secondsOf[name] * 2 ** (turn++ % 3) };
      },
      close: async () => {},
    };
    return [name, one];
  };
  return new Map([side("base"), side("head")]);
}

test("what changes the speed of a whole turn leaves the log-ratio alone", async () => {
  const asked: string[] = [];
  const pair = await pairTask(["head", "base"], processes({ base: 1, head: 1.05 }, asked), task, 0, 0);
  expect(pair).toEqual({ base: 2, head: 2.1, logRatio: expect.closeTo(Math.log(1.05), 14) });
});

test("without time there are ten turns, and each side begins half of them", async () => {
  const asked: string[] = [];
  await pairTask(["head", "base"], processes({ base: 1, head: 1 }, asked), task, 0, 0);
  expect(asked).toEqual(Array.from({ length: 5 }, () => ["head", "base", "base", "head"]).flat());
});

test("a side that does not have the task is named, and nothing is timed", async () => {
  const asked: string[] = [];
  const sides = processes({ base: 1, head: 1 }, asked);
  sides.set("base", { ...sides.get("base")!, warm: async () => ({ missing: "no such task" }) });
  expect(await pairTask(["head", "base"], sides, task, 0, 0)).toEqual({ missing: "base: no such task" });
  expect(asked).toEqual([]);
});
