import { canonicalJson } from "@sgd-basins/report";
import { writeFileAtomically } from "@sgd-basins/report/node";
import { CommanderError } from "commander";
import { type BenchOptions, parseOptions, UsageError } from "../options.ts";
import { formatTable } from "../report/formatTable.ts";
import { type BenchReport, benchReportSchema, type Measurement } from "../report/schema.ts";
import { type BenchTask, titleOf } from "../suites/suite.ts";
import { WrongResultError } from "../suites/verify.ts";
import { checkWritable } from "./checkWritable.ts";
import { measureInWorker } from "./measureInWorker.ts";
import { readEnvironment } from "./readEnvironment.ts";
import { selectTasks } from "./selectTasks.ts";
import { showProgress } from "./showProgress.ts";

/** What a run touches besides files, so that tests can put their own in its place. */
export interface Context {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether stderr is a terminal, where a bar can be drawn. */
  readonly terminal: boolean;
  /** Measures one task for some seconds. */
  readonly measure: (task: BenchTask, time: number) => Promise<Measurement>;
}

/** The context of a run that was started from a shell. */
export function processContext(): Context {
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    measure: measureInWorker,
  };
}

/**
 * Runs one command line.
 *
 * @param words - what follows `bench`
 * @returns the exit code: 0 done, 1 a task's result is wrong, 2 bad usage
 */
export async function runBench(words: readonly string[], context: Context): Promise<number> {
  try {
    await measureAll(parseOptions(words, context.writeOut), context);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const usage = error instanceof CommanderError || error instanceof UsageError;
    const known = usage || error instanceof WrongResultError;
    const text = known ? error.message.replace(/^error: /, "").replaceAll(/\s*[\r\n]+\s*/g, " ") : describe(error);
    context.writeError(`bench: ${text}\n`);
    return usage ? 2 : 1;
  }
}

async function measureAll(options: BenchOptions, context: Context): Promise<void> {
  const tasks = await selectTasks(options.suite, options.filter);
  if (tasks.length === 0) {
    throw new UsageError(`no task of ${options.suite.join(", ")} matches --filter '${options.filter}'`);
  }
  if (options.out !== null) await checkWritable(options.out);
  const startTime = new Date().toISOString();
  const environment = await readEnvironment();
  const timePerTask = options.time / 1000;
  const measurements: Measurement[] = [];
  const progress = showProgress(tasks.length, context.terminal, context.writeError);
  try {
    for (const task of tasks) {
      progress.begin(measurements.length, `${task.suite}/${titleOf(task)}`);
      measurements.push(await context.measure(task, timePerTask));
    }
  } finally {
    progress.end();
  }
  const schema = "sgd-basins/bench/1";
  const report: BenchReport = benchReportSchema.parse({ schema, startTime, environment, timePerTask, measurements });
  const json = canonicalJson(report);
  context.writeOut(options.json ? json : formatTable(report));
  if (options.out !== null) await writeReport(options.out, json);
}

async function writeReport(file: string, json: string): Promise<void> {
  try {
    await writeFileAtomically(file, json);
  } catch (error) {
    throw new UsageError(`--out ${file}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.stack}` : String(error);
}
