import {
  benchReportSchema,
  type Environment,
  hasRecord,
  type Measurement,
  NotWrittenError,
  storeRecord,
  titleOf,
} from "@sgd-basins/bench-documents";
import { ReportFileError } from "@sgd-basins/report";
import type { FolderLock } from "@sgd-basins/report/lock";
import { showTasks } from "@sgd-basins/terminal";
import { withWorktrees } from "../checkout/withWorktrees.ts";
import { commitTime, resolveCommit } from "../checkout/worktree.ts";
import type { Context } from "../context.ts";
import { FailedError } from "../failedError.ts";
import { keeping } from "../interrupt.ts";
import { newCommand, parseTime, UsageError } from "../options.ts";
import { whileRecording } from "../recording/whileRecording.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { selectTasks } from "../run/selectTasks.ts";
import { type SuiteName, suiteNames } from "../suites/index.ts";
import { parseSuites } from "../suites/parseSuites.ts";
import type { BenchTask } from "../tasks/suite.ts";

interface BackfillOptions {
  readonly commits: readonly string[];
  readonly suite: readonly SuiteName[];
  /** Milliseconds of sampling a task. */
  readonly time: number;
}

/**
 * `bench backfill <commit…>`: records commits that were made before anybody measured them. Each is checked out and its
 * packages are measured by this checkout's benchmark code; what a commit cannot run yet is left out of its record. Commits
 * that have a record on this machine are skipped, so that a backfill that was interrupted continues.
 *
 * @returns 1 if a commit could not be recorded, else 0
 */
export async function backfill(
  words: readonly string[],
  context: Context,
  environmentNow: () => Promise<Environment> = readEnvironment,
): Promise<number> {
  const { commits, suite, time } = parseBackfillOptions(words, context.writeOut);
  // The loop that history is relative to is always there.
  const tasks = (await selectTasks([...new Set<SuiteName>(["machine", ...suite])], "")).filter(
    ({ implementation }) => implementation === "sgd-basins",
  );
  const resolved = new Set(await Promise.all(commits.map(resolveCommit)));
  const environment = await environmentNow();
  if (environment.git?.dirty === true) {
    throw new UsageError("the tree has changes that are not committed, and its benchmarks would measure every commit");
  }
  let [recorded, failed] = [0, false];
  const kept = (): string =>
    `${recorded} of ${resolved.size} commits have a record; the same command goes on with the others`;
  const recordAll = async (lock: Pick<FolderLock, "check">): Promise<void> => {
    for (const commit of resolved) {
      try {
        const own = { ...environment, git: { commit, dirty: false, time: await commitTime(commit) } };
        if (await hasRecord(context.records, own)) {
          context.writeError(`bench: ${commit.slice(0, 12)} has a record\n`);
        } else {
          const startTime = new Date().toISOString();
          const measurements = await withWorktrees([commit], context, ([folder]) =>
            measureCheckout(tasks, time / 1000, folder, context),
          );
          const report = benchReportSchema.parse({
            ...{ schema: "sgd-basins/bench/2", startTime, environment: own, timePerTask: time / 1000, measurements },
          });
          await lock.check();
          context.writeOut(`${await storeRecord(context.records, commit, report)}\n`);
        }
        recorded += 1;
      } catch (error) {
        const known = [FailedError, NotWrittenError, ReportFileError].some((kind) => error instanceof kind);
        if (!(error instanceof Error && known)) throw error;
        context.writeError(`bench: ${commit.slice(0, 12)} is not recorded: ${error.message}\n`);
        failed = true;
      }
    }
  };
  await keeping(context.signal, kept, () => whileRecording(context, environment, "bench backfill", recordAll));
  return failed ? 1 : 0;
}

/** Every task that the checkout in `folder` can run; why it cannot run the others is said. FailedError if there is none. */
export async function measureCheckout(
  tasks: readonly BenchTask[],
  time: number,
  folder: string,
  context: Context,
): Promise<Measurement[]> {
  const { signal } = context;
  const measurements: Measurement[] = [];
  const progress = showTasks(context, "bench", tasks.length);
  const failures: string[] = [];
  try {
    for (const [i, task] of tasks.entries()) {
      signal.throwIfAborted();
      progress.begin(i, `${task.suite}/${titleOf(task)}`);
      try {
        measurements.push(await context.measure(task, time, signal, folder));
      } catch (error) {
        signal.throwIfAborted();
        failures.push(
          `${task.suite}/${titleOf(task)}: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
        );
      }
    }
  } finally {
    progress.end();
  }
  for (const failure of failures) context.writeError(`bench: left out: ${failure}\n`);
  if (measurements.length === 0) throw new FailedError("it can run none of the tasks");
  return measurements;
}

function parseBackfillOptions(words: readonly string[], writeOut: (text: string) => void): BackfillOptions {
  let commits: readonly string[] = [];
  const program = newCommand("bench backfill", "Records of earlier commits, measured now on this machine", writeOut)
    .argument("<commit...>", "commits, as `git rev-list --first-parent v1..main` prints them")
    .option("--suite <name,…>", "suites to run", parseSuites, suiteNames)
    .option("--time <ms>", "sampling time of each task in milliseconds", parseTime, 500)
    .action((chosen: string[]) => {
      commits = chosen;
    });
  program.parse(words, { from: "user" });
  return { commits, ...program.opts<Omit<BackfillOptions, "commits">>() };
}
