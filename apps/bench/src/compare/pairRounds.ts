import { permutation, stream } from "@sgd-basins/random";
import { type Judgement, judge, plan } from "../statistics/verdict.ts";
import type { SideOf, TaskName } from "./roundTask.ts";
import type { PairedTimes, Unpaired } from "./samplePair.ts";

/** A task that failed in a round; what it showed before is no comparison. */
export interface Failed {
  readonly task: TaskName;
  /** The side, and what went wrong. */
  readonly reason: string;
}

export interface Paired extends Judgement {
  readonly task: TaskName;
  /** ln(head/base), one number a round: the median over its turns. */
  readonly logRatios: readonly number[];
  /** Seconds of a call, a number a round: the median over its turns. */
  readonly base: readonly number[];
  readonly head: readonly number[];
}

/**
 * Orders of a comparison's rounds: head first in exactly half of them, which half drawn from the seed, so that whatever
 * being first does to a process cancels.
 */
export function balancedOrders(rounds: number, seed: number): SideOf[][] {
  const drawn = permutation(stream(seed, "bench", "compare", "order"), rounds);
  return Array.from({ length: rounds }, (_, round) =>
    drawn[round] < rounds >> 1 ? ["head", "base"] : ["base", "head"],
  );
}

/** What `pairRounds` needs from outside, so that tests can put a simulation in its place. */
export interface Pairing {
  /** Times the tasks once on both sides, in this order of sides and of tasks. */
  readonly runPair: (
    order: readonly SideOf[],
    tasks: readonly TaskName[],
  ) => Promise<readonly (PairedTimes | Unpaired)[]>;
  /** The largest |median log-ratio| that a task has shown between equal builds; 0 if none is known. */
  readonly floorOf: (task: TaskName) => number;
  readonly onRound: (done: number, planned: number) => void;
  readonly seed: number;
}

/**
 * The paired rounds: 30 for all tasks, then 20 more for those that are inconclusive. Every round runs both sides in fresh
 * processes, on the same tasks in the same order, which is drawn anew for each round. A task that fails in a round is not
 * asked again; the others go on.
 */
export async function pairRounds(
  tasks: readonly TaskName[],
  pairing: Pairing,
): Promise<{ paired: Paired[]; failed: Failed[] }> {
  const times = tasks.map(() => ({ logRatios: [] as number[], base: [] as number[], head: [] as number[] }));
  const judged: Judgement[] = [];
  const failed = new Map<number, string>();
  let open = tasks.map((_, i) => i);
  let done = 0;
  for (const { rounds, rank } of plan) {
    const orders = balancedOrders(rounds - done, pairing.seed + done);
    for (const sides of orders) {
      pairing.onRound(done, rounds);
      const shuffled = shuffle(open, pairing.seed, done);
      const pairs = await pairing.runPair(
        sides,
        shuffled.map((i) => tasks[i]),
      );
      shuffled.forEach((i, place) => {
        const pair = pairs[place];
        if ("missing" in pair) {
          failed.set(i, pair.missing);
          return;
        }
        times[i].logRatios.push(pair.logRatio);
        for (const side of sides) times[i][side].push(pair[side]);
      });
      done++;
      open = open.filter((i) => !failed.has(i));
      if (open.length === 0) break;
    }
    for (const i of open) judged[i] = judge(times[i].logRatios, rank, pairing.floorOf(tasks[i]));
    open = open.filter((i) => judged[i].verdict === "INCONCLUSIVE");
    if (open.length === 0) break;
  }
  const all = tasks.map((task, i) => ({ task, i }));
  return {
    paired: all.filter(({ i }) => !failed.has(i)).map(({ task, i }) => ({ task, ...judged[i], ...times[i] })),
    failed: [...failed].map(([i, reason]) => ({ task: tasks[i], reason })),
  };
}

function shuffle(items: readonly number[], seed: number, round: number): number[] {
  const drawn = permutation(stream(seed, "bench", "compare", "tasks", round), items.length);
  return Array.from(drawn, (place) => items[place]);
}
