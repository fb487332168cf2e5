import { asLine, type CompareReport } from "@sgd-basins/bench-documents";
import { FailedError } from "../failedError.ts";
import { shippedBytes } from "../site/shippedBytes.ts";
import { compareCounts } from "./compareCounts.ts";
import { type Pairing, pairRounds } from "./pairRounds.ts";
import type { SideOf, Slowdown, TaskName } from "./roundTask.ts";
import { samplePair } from "./samplePair.ts";
import { countTasks } from "./startRound.ts";

export interface Measuring {
  /** Where each side's code is. */
  readonly folders: Readonly<Record<SideOf, string>>;
  /** The core that both are held to; null for none. */
  readonly core: number | null;
  readonly warmUp: number;
  readonly seconds: number;
  readonly seed: number;
  readonly accepted: readonly string[];
  readonly floorOf: Pairing["floorOf"];
  readonly onRound: Pairing["onRound"];
  readonly signal: AbortSignal;
  /** Builds both sides' sites as well and counts what they ship. */
  readonly site: boolean;
  /** Slows one kernel down on head, to see whether that is found. */
  readonly slow?: Slowdown | undefined;
}

/**
 * Counts once, then times in paired rounds, the tasks that both sides have and compute rightly.
 *
 * @throws FailedError if there are none
 */
export async function measureSides(
  tasks: readonly TaskName[],
  measuring: Measuring,
): Promise<Pick<CompareReport, "tasks" | "counts" | "missing">> {
  const { folders, core, warmUp, seconds, seed, accepted, floorOf, onRound, signal, slow } = measuring;
  const base = await countTasks(folders.base, tasks, signal);
  const head = await countTasks(folders.head, tasks, signal);
  const missing: CompareReport["missing"] = [];
  const common = tasks.filter(({ suite, title }, i) => {
    for (const [side, answer] of [["base", base.tasks[i]] as const, ["head", head.tasks[i]] as const]) {
      if (!("missing" in answer)) continue;
      missing.push({ suite, title, reason: asLine(`${side}: ${answer.missing}`) });
      return false;
    }
    return true;
  });
  if (common.length === 0) {
    const [first] = missing;
    throw new FailedError(`no task runs on both sides; ${first.suite}/${first.title}: ${first.reason}`);
  }
  const shipped = measuring.site ? await shippedBySide(folders, signal) : { base: {}, head: {}, failures: [] };
  for (const reason of shipped.failures)
    missing.push({ suite: "site", title: "bytes shipped", reason: asLine(reason) });
  const { paired, failed } = await pairRounds(common, {
    runPair: (order, chosen) => samplePair(order, chosen, { folders, core, warmUp, seconds, signal, slow }),
    floorOf,
    onRound,
    seed,
  });
  for (const { task, reason } of failed) missing.push({ ...task, reason: asLine(reason) });
  return {
    tasks: paired.map(({ task: { suite, title }, logRatios, ...rest }) => ({
      suite,
      title,
      floor: floorOf({ suite, title }),
      ...rest,
      logRatios: [...logRatios],
      base: [...rest.base],
      head: [...rest.head],
    })),
    counts: compareCounts(tasks, { ...base, shipped: shipped.base }, { ...head, shipped: shipped.head }, accepted),
    missing,
  };
}

/** What each side's site ships; nothing on either if one cannot be built, and why. */
async function shippedBySide(
  folders: Measuring["folders"],
  signal: AbortSignal,
): Promise<Record<SideOf, Record<string, number>> & { readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const bytes: Record<SideOf, Record<string, number>> = { base: {}, head: {} };
  for (const side of ["base", "head"] as const) {
    try {
      bytes[side] = await shippedBytes(folders[side], signal);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(`${side}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return failures.length > 0 ? { base: {}, head: {}, failures } : { ...bytes, failures };
}
