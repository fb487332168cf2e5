import { median } from "../statistics/orderStatistics.ts";
import type { SideOf } from "./pairRounds.ts";
import type { Slowdown, TaskName, TimedTask } from "./roundTask.ts";
import { type RoundProcess, startRound } from "./startRound.ts";

/** The sides of a task take turns so often, each being first in half of the turns. */
const TURNS = 10;

export interface PairSetting {
  /** Where each side's code is. */
  readonly folders: Readonly<Record<SideOf, string>>;
  /** Seconds of warming up and of sampling, each side and task. */
  readonly warmUp: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Slows one kernel down on head; base goes through the same wrapper and waits for nothing. */
  readonly slow?: Slowdown;
}

/** Both sides' times of a task in a round. */
export type PairOfTimes = Readonly<Record<SideOf, TimedTask>>;

/**
 * One round: a fresh process a side, and for each task short samples in turns, so that whatever slows the machine down for
 * longer than a few milliseconds slows both sides. A side's time is the median of its samples.
 *
 * @param order - the side that starts, is warmed up and is sampled first, then the other
 */
export async function samplePair(
  order: readonly SideOf[],
  tasks: readonly TaskName[],
  { folders, warmUp, seconds, signal, slow }: PairSetting,
): Promise<PairOfTimes[]> {
  const slowdownOf = (side: SideOf) =>
    slow === undefined ? {} : { slow: side === "head" ? slow : { ...slow, share: 0 } };
  const processes = new Map<SideOf, RoundProcess>();
  try {
    for (const side of order) {
      processes.set(side, startRound(folders[side], { count: false, ...slowdownOf(side) }, signal));
    }
    const pairs: PairOfTimes[] = [];
    for (const task of tasks) {
      const times: Record<SideOf, number[]> = { base: [], head: [] };
      const missing: Partial<Record<SideOf, TimedTask>> = {};
      for (const side of order) {
        const answer = await processes.get(side)!.warm(task, warmUp);
        if ("missing" in answer) missing[side] = answer;
      }
      for (let turn = 0; turn < TURNS; turn++) {
        for (const side of turn % 2 === 0 ? order : [...order].reverse()) {
          if (missing[side] !== undefined) continue;
          times[side].push((await processes.get(side)!.sample(seconds / TURNS)).seconds);
        }
      }
      const timeOf = (side: SideOf): TimedTask => missing[side] ?? { seconds: median(times[side]) };
      pairs.push({ base: timeOf("base"), head: timeOf("head") });
    }
    return pairs;
  } finally {
    for (const process of processes.values()) await process.close();
  }
}
