import {
  type BenchReport,
  benchReportSchema,
  type Environment,
  type Measurement,
  record,
  titleOf,
} from "@sgd-basins/bench-documents";
import { canonicalJson, ReportFileError } from "@sgd-basins/report";
import type { FolderLock } from "@sgd-basins/report/lock";
import { showTasks } from "@sgd-basins/terminal";
import type { Context } from "../context.ts";
import { UsageError } from "../options.ts";
import { lockRecords } from "../recording/whileRecording.ts";
import { formatTable } from "../report/formatTable.ts";
import { smallerIsBetter } from "../report/smallerIsBetter.ts";
import { suiteNames } from "../suites/index.ts";
import type { BenchTask } from "../tasks/suite.ts";
import { checkOut, deliver, writeOut } from "./deliver.ts";
import { readEnvironment } from "./readEnvironment.ts";
import { type BenchOptions, parseOptions } from "./runOptions.ts";
import { selectTasks } from "./selectTasks.ts";

/** Runs the command `bench` itself: every chosen task, one after the other. */
export async function measure(words: readonly string[], context: Context): Promise<number> {
  await measureAll(parseOptions(words, context.writeOut), context);
  return 0;
}

/** The chosen tasks; where one of them counts FLOP, the machine's peak comes first. */
async function tasksOf({ suite, filter }: BenchOptions): Promise<BenchTask[]> {
  const tasks = await selectTasks(suite, filter);
  if (tasks.length === 0) throw new UsageError(`no task of ${suite.join(", ")} matches --filter '${filter}'`);
  const peaks = await selectTasks(["machine"], "");
  const missing = tasks.some(({ unit }) => unit === "FLOP") && !tasks.some((task) => task.suite === "machine");
  return missing ? [...peaks, ...tasks] : tasks;
}

async function measureAll(options: BenchOptions, context: Context): Promise<void> {
  const tasks = await tasksOf(options);
  await checkOut(options.out);
  await checkOut(options.smallerIsBetter, "--smaller-is-better");
  const environment = await readEnvironment();
  const measureChosen = (): Promise<BenchReport> => measureTasks(tasks, options.time / 1000, environment, context);
  const complete = options.suite.length === suiteNames.length && options.filter === "";
  const report = complete ? await measureAndRecord(measureChosen, environment, context) : await measureChosen();
  await deliver(context, options, canonicalJson(report), () => formatTable(report));
  if (options.smallerIsBetter !== null) {
    await writeOut("--smaller-is-better", options.smallerIsBetter, canonicalJson(smallerIsBetter(report)));
  }
}

async function measureTasks(
  tasks: readonly BenchTask[],
  timePerTask: number,
  environment: Environment,
  context: Context,
): Promise<BenchReport> {
  const startTime = new Date().toISOString();
  const measurements: Measurement[] = [];
  const progress = showTasks(context, "bench", tasks.length);
  try {
    for (const task of tasks) {
      progress.begin(measurements.length, `${task.suite}/${titleOf(task)}`);
      measurements.push(await context.measure(task, timePerTask, context.signal));
    }
  } finally {
    progress.end();
  }
  const schema = "sgd-basins/bench/2";
  return benchReportSchema.parse({ schema, startTime, environment, timePerTask, measurements });
}

/** Measures every task, and records that if it is of a commit. If it cannot be recorded, that is said, and no error. */
async function measureAndRecord(
  measureChosen: () => Promise<BenchReport>,
  environment: Environment,
  context: Context,
): Promise<BenchReport> {
  const say = (text: string): void => context.writeError(`bench: ${text}\n`);
  let lock: FolderLock | null = null;
  try {
    if (environment.git?.dirty === false) lock = await lockRecords(context, environment, "bench");
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    say(`not recorded: ${error.message}`);
    return measureChosen();
  }
  try {
    const report = await measureChosen();
    say(await record(context.records, report, lock ?? undefined));
    return report;
  } finally {
    await lock?.release();
  }
}
