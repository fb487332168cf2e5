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
  const asked: string[] = [];
  const pairing: Pairing = {
    runPair: async (_, chosen) => {
      asked.push(chosen.map(({ title }) => title).join());
      return chosen.map(({ title }) => {
        const logRatio = (title === "noisy" ? 0.3 : 0.01) * normal(noise) + (title === "slow" ? Math.log(1.1) : 0);
        // The machine was slower in some rounds than in others, for both sides.
        const base = Math.exp(normal(noise));
        return { base, head: base * Math.exp(logRatio), logRatio };
      });
    },
    floorOf: () => 0,
    onRound: () => {},
    seed: 3,
  };
  const { paired, failed } = await pairRounds(tasks, pairing);
  const [quiet, slow, noisy] = paired;
  expect(failed).toEqual([]);
  expect([quiet.verdict, slow.verdict, noisy.verdict]).toEqual(["SAME", "REGRESSED", "INCONCLUSIVE"]);
  expect([quiet, slow, noisy].map(({ head }) => head.length)).toEqual([30, 30, 50]);
  expect(slow.logRatios).toHaveLength(30);
  // The order of the tasks differs from round to round.
  expect(new Set(asked.slice(0, 30)).size).toBeGreaterThan(3);
  expect(new Set(asked.slice(30))).toEqual(new Set(["noisy"]));
});

test("a task that fails in a round is set aside with its reason, and the others are compared", async () => {
  let round = 0;
  const asked: string[] = [];
  const runPair: Pairing["runPair"] = async (_, chosen) => {
    round++;
    asked.push(chosen.map(({ title }) => title).join());
    return chosen.map(({ title }) =>
      title === "noisy" && round === 29 ? { missing: "head: out of memory" } : { base: 1, head: 1, logRatio: 0 },
    );
  };
  const pairing: Pairing = { runPair, floorOf: () => 0, onRound: () => {}, seed: 1 };
  const { paired, failed } = await pairRounds(tasks, pairing);
  expect(paired.map(({ task, verdict }) => [task.title, verdict])).toEqual([
    ["quiet", "SAME"],
    ["slow", "SAME"],
  ]);
  expect(failed).toEqual([{ task: tasks[2], reason: "head: out of memory" }]);
  expect(asked).toHaveLength(30);
  expect(asked[29]).not.toContain("noisy");
});

test("when every task has failed, no more rounds are run", async () => {
  let rounds = 0;
  const runPair: Pairing["runPair"] = async (_, chosen) => {
    rounds++;
    return chosen.map(() => ({ missing: "base: wrong" }));
  };
  const { paired } = await pairRounds(tasks, { runPair, floorOf: () => 0, onRound: () => {}, seed: 1 });
  expect([paired, rounds]).toEqual([[], 1]);
});
