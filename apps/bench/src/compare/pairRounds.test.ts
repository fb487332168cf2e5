import { normal, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { balancedOrders, type Pairing, pairRounds } from "./pairRounds.ts";
import type { TaskName } from "./roundTask.ts";

const tasks: TaskName[] = ["quiet", "slow", "noisy"].map((title) => ({ suite: "test", title }));

test("each side is first in half of the rounds, in an order that the seed decides", () => {
  for (const rounds of [20, 30]) {
    const orders = balancedOrders(rounds, 7);
    expect(orders.filter(([first]) => first === "head")).toHaveLength(rounds / 2);
    expect(orders.every((sides) => new Set(sides).size === 2)).toBe(true);
    expect(balancedOrders(rounds, 7)).toEqual(orders);
    expect(balancedOrders(rounds, 8)).not.toEqual(orders);
  }
});

test("a slow task regresses, a quiet one is the same, and only the inconclusive ones get more rounds", async () => {
  const noise = stream(1, "bench", "pairs");
  const asked: string[][] = [];
  const pairing: Pairing = {
    runSide: async (side, chosen) => {
      asked.push(chosen.map(({ title }) => `${side} ${title}`));
      const seconds = chosen.map(({ title }) => {
        const slow = title === "slow" && side === "head" ? 1.1 : 1;
        return slow * Math.exp((title === "noisy" ? 0.3 : 0.01) * normal(noise));
      });
      return { tasks: seconds.map((one) => ({ seconds: one })), wasm: {} };
    },
    floorOf: () => 0,
    onRound: () => {},
    seed: 3,
  };
  const [quiet, slow, noisy] = await pairRounds(tasks, pairing);
  expect([quiet.verdict, slow.verdict, noisy.verdict]).toEqual(["SAME", "REGRESSED", "INCONCLUSIVE"]);
  expect([quiet, slow, noisy].map(({ head }) => head.length)).toEqual([30, 30, 50]);
  expect(slow.logRatios[0]).toBe(Math.log(slow.head[0] / slow.base[0]));
  // Both sides of a round get the same tasks in the same order; orders differ from round to round.
  const names = asked.map((round) => round.map((text) => text.slice(5)).join());
  for (let round = 0; round < names.length; round += 2) expect(names[round]).toBe(names[round + 1]);
  expect(new Set(names.slice(0, 60)).size).toBeGreaterThan(3);
  expect(new Set(names.slice(60))).toEqual(new Set(["noisy"]));
});

test("a task that fails in a round ends the comparison with its name", async () => {
  const runSide = async () => ({ tasks: tasks.map(() => ({ missing: "out of memory" })), wasm: {} });
  const pairing: Pairing = { runSide, floorOf: () => 0, onRound: () => {}, seed: 1 };
  await expect(pairRounds(tasks, pairing)).rejects.toThrow("test/");
});
