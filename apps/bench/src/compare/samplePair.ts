import { median } from "@sgd-basins/bench-documents";
import type { SideOf, Slowdown, TaskName } from "./roundTask.ts";
import { type RoundProcess, startRound } from "./startRound.ts";

/** A task has at least so many turns, however long a call is; half of the turns begin with either side. */
const TURNS = 10;

export interface PairSetting {
  /** Where each side's code is. */
  readonly folders: Readonly<Record<SideOf, string>>;
  /** The core that both sides are held to; null for none. */
  readonly core: number | null;
  /** Seconds of warming up and of sampling, each side and task. */
  readonly warmUp: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Slows one kernel down on head; base goes through the same wrapper and waits for nothing. */
  readonly slow?: Slowdown | undefined;
}

/** A task in a round: the median over the turns of each side's seconds a call, and of ln(head/base) of a turn. */
export interface PairedTimes extends Readonly<Record<SideOf, number>> {
  readonly logRatio: number;
}

/** Why there are none; begins with the side. */
export interface Unpaired {
  readonly missing: string;
}

/**
 * One round: a fresh process a side, and for each task turns of a millisecond or one call, a side at a time while the other
 * waits. Neighbours of a shared machine change a core's speed by tens of per cent for ten milliseconds and more, so that it
 * is the two times of one turn that compare: ln(head/base) is taken in each, and its median over the turns.
 *
 * @param order - the side that starts, is warmed up and has the first turn, then the other
 */
export async function samplePair(
  order: readonly SideOf[],
  tasks: readonly TaskName[],
  { folders, core, warmUp, seconds, signal, slow }: PairSetting,
): Promise<(PairedTimes | Unpaired)[]> {
  const slowdownOf = (side: SideOf): Slowdown | undefined => (side === "head" ? slow : slow && { ...slow, share: 0 });
  const processes = new Map<SideOf, RoundProcess>();
  try {
    for (const side of order) {
      processes.set(side, startRound(folders[side], { count: false, slow: slowdownOf(side) }, signal, core));
    }
    const pairs: (PairedTimes | Unpaired)[] = [];
    for (const task of tasks) pairs.push(await pairTask(order, processes, task, warmUp, seconds));
    return pairs;
  } finally {
    for (const process of processes.values()) await process.close();
  }
}

/** A task in turns, at least ten and for twice `seconds`, in processes that have started. */
export async function pairTask(
  order: readonly SideOf[],
  processes: ReadonlyMap<SideOf, RoundProcess>,
  task: TaskName,
  warmUp: number,
  seconds: number,
): Promise<PairedTimes | Unpaired> {
  for (const side of order) {
    const answer = await processes.get(side)!.warm(task, warmUp);
    if ("missing" in answer) return { missing: `${side}: ${answer.missing}` };
  }
  const times: Record<SideOf, number[]> = { base: [], head: [] };
  const begin = performance.now();
  // Turns come in twos, one for each order.
  for (let turn = 0; turn < TURNS || turn % 2 === 1 || performance.now() - begin < 2000 * seconds; turn++) {
    for (const side of turn % 2 === 0 ? order : [...order].reverse()) {
      times[side].push((await processes.get(side)!.sample()).seconds);
    }
  }
  return {
    base: median(times.base),
    head: median(times.head),
    logRatio: median(times.head.map((time, turn) => Math.log(time / times.base[turn]))),
  };
}
