/** `bench history --confirm`: compares the two commits of change points, and records what that says of them. */
import {
  addComparedChange,
  type ComparedChange,
  keyOfChange,
  machineFolder,
  machineName,
  outcomeOf,
  readConfirmations,
  readFloors,
} from "@sgd-basins/bench-documents";
import {
  type Change,
  changesOfAll,
  describeComparison,
  standingOf,
  type Trend,
} from "@sgd-basins/bench-documents/trends";
import { showTasks } from "@sgd-basins/terminal";
import { chooseCore } from "../compare/core.ts";
import type { Measuring } from "../compare/measureSides.ts";
import { type Outside, outside } from "../compare/outside.ts";
import type { Context } from "../context.ts";
import { FailedError } from "../failedError.ts";
import { keeping } from "../interrupt.ts";
import { UsageError } from "../options.ts";
import { whileRecording } from "../recording/whileRecording.ts";
import { asTyped } from "../run/selectTasks.ts";

export interface Confirming {
  /** Only tasks whose "suite/name" holds it. */
  readonly filter: string;
  readonly seed: number;
  /** Milliseconds of sampling a task in a round, and of its warm-up. */
  readonly time: number;
}

/** A change point with the task whose it is. */
interface Suspected {
  readonly suite: string;
  readonly title: string;
  readonly change: Change;
}

/**
 * Compares each change point of this machine that no comparison has confirmed or refuted, and records each outcome when it
 * is known, so that a command that was interrupted goes on where it stopped: those that were never compared come before
 * those that stayed undecided.
 *
 * @returns how many could not be compared
 * @throws UsageError if the tree has changes, which would measure both commits
 */
export async function confirmChanges(
  trends: readonly Trend[],
  options: Confirming,
  context: Context,
  { environmentNow, checkOut, measure }: Outside = outside,
): Promise<number> {
  const environment = await environmentNow();
  if (environment.git === null) throw new UsageError("--confirm needs a commit, and this is no clone");
  if (environment.git.dirty) {
    throw new UsageError("the tree has changes that are not committed, and its benchmarks would measure both commits");
  }
  const suspected = suspectedOf(trends, machineName(environment), options.filter);
  if (suspected.length === 0) {
    context.writeError("bench: no change point of this machine is left to compare\n");
    return 0;
  }
  const folder = machineFolder(context.records, environment);
  const seconds = options.time / 1000;
  const core = await chooseCore();
  let [recorded, failed] = [0, 0];
  const kept = (): string =>
    `${recorded} of ${suspected.length} change points are compared and recorded; the same command goes on with the others`;
  const fail = (suspicion: Suspected, reason: string): void => {
    failed += 1;
    context.writeError(`bench: not compared: ${suspicion.suite}/${suspicion.title} (${reason})\n`);
  };
  const compareAll = async (check: () => Promise<void>): Promise<void> => {
    const floors = await readFloors(folder, { core, timePerSample: seconds }, (line) =>
      context.writeError(`bench: ${line}\n`),
    );
    const compareOne = async (suspicion: Suspected, folders: Measuring["folders"]): Promise<void> => {
      const { suite, title, change } = suspicion;
      const { before, commit, factor } = change;
      const startTime = new Date().toISOString();
      const floor = floors.get(`${suite}/${title}`) ?? 0;
      const progress = showTasks(context, "bench", 50);
      const measured = await measure([{ suite, title }], {
        ...{ folders, core, warmUp: seconds, seconds, seed: options.seed, accepted: [], site: false },
        ...{ floorOf: () => floor, signal: context.signal },
        onRound: (done, planned) => progress.begin(done, `${suite}/${title}, round ${done + 1} of ${planned}`),
      }).finally(() => progress.end());
      const [task] = measured.tasks;
      if (task === undefined) throw new FailedError(measured.missing[0]?.reason ?? "no round was measured");
      const { median, low, high, logRatios } = task;
      const run: ComparedChange = {
        ...{ environment, startTime, suite, title, before, commit, factor },
        ...{ seed: options.seed, core, timePerSample: seconds, logRatios, median, low, high, floor },
        outcome: outcomeOf(factor, { median, low, high, floor }),
      };
      await check();
      await addComparedChange(folder, run);
      recorded += 1;
      const found = describeComparison({ ...change, comparison: run });
      context.writeError(`bench: ${run.outcome}: ${suite}/${title}: ${found}\n`);
    };
    // A file in the way that is none is an error before there is a comparison, and who recorded meanwhile is heard.
    const decided = ((await readConfirmations(folder))?.runs ?? []).filter(({ outcome }) => outcome !== "undecided");
    const keys = new Set(decided.map(keyOfChange));
    const open = suspected.filter(({ suite, title, change }) => !keys.has(keyOfChange({ suite, title, ...change })));
    for (const group of byCommits(open)) {
      const { before, commit } = group[0].change;
      const rest = new Set(group);
      try {
        await checkOut([before, commit], context, async ([base, head]) => {
          for (const suspicion of group) {
            rest.delete(suspicion);
            await compareOne(suspicion, { base, head }).catch((error) => fail(suspicion, reasonOf(error, context)));
          }
        });
      } catch (error) {
        const reason = reasonOf(error, context);
        for (const suspicion of rest) fail(suspicion, reason);
      }
    }
  };
  await keeping(context.signal, kept, () =>
    whileRecording(context, environment, "bench history --confirm", (lock) => compareAll(() => lock.check())),
  );
  return failed;
}

/** Why one comparison failed, where the others can go on; throws what ends them all. */
function reasonOf(error: unknown, { signal }: Pick<Context, "signal">): string {
  signal.throwIfAborted();
  if (!(error instanceof FailedError)) throw error;
  return error.message;
}

/** Those of a machine that are suspicions still, the ones that were never compared first. */
function suspectedOf(trends: readonly Trend[], machine: string, filter: string): Suspected[] {
  const chosen = changesOfAll(trends.filter((trend) => trend.machine === machine)).filter(
    ({ trend: { suite, name } }) => asTyped(`${suite}/${name}`).includes(asTyped(filter)),
  );
  if (chosen.length === 0 && filter !== "")
    throw new UsageError(`no change point of this machine matches --filter '${filter}'`);
  return chosen
    .filter(({ change }) => standingOf(change) === "suspicion")
    .sort((a, b) => Number(a.change.comparison !== null) - Number(b.change.comparison !== null))
    .map(({ trend, change }) => ({ suite: trend.suite, title: trend.name, change }));
}

/** Two commits are checked out once for all of their change points; the order stays otherwise. */
function byCommits(suspected: readonly Suspected[]): Suspected[][] {
  return [...Map.groupBy(suspected, ({ change: { before, commit } }) => `${before} ${commit}`).values()];
}
