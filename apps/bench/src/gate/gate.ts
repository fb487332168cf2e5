import {
  addGateRun,
  type Environment,
  type GateRun,
  gateFileSchema,
  gateSchema,
  machineFolder,
  readGateFile,
} from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import { InvalidArgumentError } from "commander";
import { withWorktrees } from "../checkout/withWorktrees.ts";
import { resolveCommit } from "../checkout/worktree.ts";
import { chooseCore } from "../compare/core.ts";
import { gateTasks } from "../compare/gateTasks.ts";
import { measureSides } from "../compare/measureSides.ts";
import type { CountAnswer, TaskName } from "../compare/roundTask.ts";
import { countTasks } from "../compare/startRound.ts";
import { warnOfChanges } from "../compare/warnOfChanges.ts";
import type { Context } from "../context.ts";
import { keeping } from "../interrupt.ts";
import { newCommand, parseCount, parseFilter, parseSeed, parseTime, UsageError } from "../options.ts";
import { whileRecording } from "../recording/whileRecording.ts";
import { checkRecordable } from "../recording/whileReserved.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { asTyped } from "../run/selectTasks.ts";
import { formatGate } from "./formatGate.ts";

interface GateOptions {
  readonly runs: number;
  readonly kernel?: string;
  readonly slowdown: number;
  readonly filter: string;
  readonly seed: number;
  readonly time: number;
  readonly record?: boolean;
  readonly json?: boolean;
}

/**
 * `bench gate`: tries the gate on HEAD against itself. Without a kernel every REGRESSED is a false alarm; with one, which
 * is slowed down on one side, tasks that use it should regress and others should not.
 *
 * @returns 1 if a task regressed that does not use the slow kernel, else 0
 */
export async function gate(words: readonly string[], context: Context): Promise<number> {
  const options = parseGateOptions(words, context.writeOut);
  const tasks = gateTasks.filter(({ suite, title }) => asTyped(`${suite}/${title}`).includes(asTyped(options.filter)));
  if (tasks.length === 0) throw new UsageError(`no task matches --filter '${options.filter}'`);
  const environment = await readEnvironment();
  const folder = machineFolder(context.records, environment);
  if (options.record === true) checkRecordable(environment);
  const commit = await resolveCommit("HEAD");
  warnOfChanges(environment, context);
  const runs: GateRun[] = [];
  const measure = (keep: (run: GateRun) => Promise<void>): Promise<void> =>
    withWorktrees([commit, commit], context, ([base, head]) =>
      repeat(tasks, options, { environment, commit, folders: { base, head }, keep }, context),
    );
  if (options.record === true) {
    await whileRecording(context, environment, "bench gate --record", async (lock) => {
      // A file in the way that is none is an error before there is a run.
      await readGateFile(folder);
      await keeping(
        context.signal,
        () => keptOf(runs.length, options),
        () =>
          measure(async (run) => {
            await lock.check();
            await addGateRun(folder, run);
            runs.push(run);
          }),
      );
    });
  } else {
    await measure(async (run) => void runs.push(run));
  }
  const file = gateFileSchema.parse({ schema: gateSchema, runs });
  context.writeOut(options.json === true ? canonicalJson(file) : formatGate(file));
  return runs.some((run) => run.tasks.some(({ verdict, uses }) => verdict === "REGRESSED" && !uses)) ? 1 : 0;
}

/** What an interrupted command has recorded, and how to make the rest. */
function keptOf(recorded: number, { runs, seed }: GateOptions): string | undefined {
  if (recorded === 0) return undefined;
  const rest = `--seed ${seed + recorded} --runs ${runs - recorded}`;
  return `${recorded} of ${runs} comparisons are recorded; the same command with ${rest} makes the others`;
}

interface Trial {
  readonly environment: Environment;
  readonly commit: string;
  readonly folders: { readonly base: string; readonly head: string };
  /** Told of each run when it is done. */
  readonly keep: (run: GateRun) => Promise<void>;
}

async function repeat(
  tasks: readonly TaskName[],
  { runs: total, kernel, slowdown, seed: firstSeed, time }: GateOptions,
  { environment, commit, folders, keep }: Trial,
  context: Context,
): Promise<void> {
  const { signal } = context;
  const [warmUp, seconds] = [time / 1000, time / 1000];
  const uses = usersOf(kernel, await countTasks(folders.head, tasks, signal));
  if (kernel !== undefined && !uses.includes(true)) throw new UsageError(`no task here calls the kernel '${kernel}'`);
  const core = await chooseCore();
  const slow = kernel === undefined ? null : { kernel, share: slowdown };
  const progress = showTasks(context, "bench", total);
  try {
    for (let run = 0; run < total; run++) {
      const seed = firstSeed + run;
      const startTime = new Date().toISOString();
      progress.begin(run, slow === null ? "HEAD against itself" : `${slow.kernel} slowed down`);
      const measured = await measureSides(tasks, {
        folders,
        core,
        warmUp,
        seconds,
        seed,
        accepted: [],
        floorOf: () => 0,
        onRound: () => {},
        signal,
        site: false,
        slow: slow ?? undefined,
      });
      for (const { suite, title, reason } of measured.missing) {
        context.writeError(`bench: not compared: ${suite}/${title} (${reason})\n`);
      }
      await keep({
        environment,
        commit,
        startTime,
        seed,
        slow,
        core,
        timePerSample: seconds,
        tasks: measured.tasks.map(({ suite, title, verdict, median, low, high, head }) => ({
          ...{ suite, title, verdict, median, low, high },
          rounds: head.length,
          uses: uses[tasks.findIndex((task) => task.suite === suite && task.title === title)],
        })),
      });
    }
  } finally {
    progress.end();
  }
}

/** Which tasks call the kernel, by counting; none if there is no kernel. */
function usersOf(kernel: string | undefined, { tasks }: CountAnswer): boolean[] {
  return tasks.map((answer) => kernel !== undefined && "counts" in answer && (answer.counts.kernels[kernel] ?? 0) > 0);
}

function parseGateOptions(words: readonly string[], writeOut: (text: string) => void): GateOptions {
  const program = newCommand(
    "bench gate",
    "The gate tried on HEAD against itself, with or without a slowdown",
    writeOut,
  )
    .option("--runs <n>", "comparisons", parseCount, 10)
    .option("--kernel <name>", "slow this kernel of linalg or random down on one side", parseFilter)
    .option("--slowdown <share>", "by this share of its time", parseShare, 0.1)
    .option("--filter <text>", 'only tasks whose "suite/name" holds this text', parseFilter)
    .option("--time <ms>", "sampling time of a task in a round, and of its warm-up", parseTime, 40)
    .option("--seed <n>", "of the first comparison; the next ones count up", parseSeed, 1)
    .option("--record", "add the runs to reports/bench/<machine>/gate.json")
    .option("--json", "print one JSON document and nothing else");
  program.parse(words, { from: "user" });
  return { filter: "", ...program.opts<Omit<GateOptions, "filter">>() };
}

function parseShare(text: string): number {
  const share = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (!(share > 0 && share <= 100)) throw new InvalidArgumentError("It must be a positive number such as 0.1.");
  return share;
}
