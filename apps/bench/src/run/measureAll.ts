import { canonicalJson } from "@sgd-basins/report";
import type { Context } from "../context.ts";
import { UsageError } from "../options.ts";
import { formatTable } from "../report/formatTable.ts";
import { type BenchReport, benchReportSchema, type Measurement } from "../report/schema.ts";
import { titleOf } from "../suites/suite.ts";
import { checkOut, deliver } from "./deliver.ts";
import { readEnvironment } from "./readEnvironment.ts";
import { type BenchOptions, parseOptions } from "./runOptions.ts";
import { selectTasks } from "./selectTasks.ts";
import { showProgress } from "./showProgress.ts";

/** Runs the command `bench` itself: every chosen task, one after the other. */
export async function measure(words: readonly string[], context: Context): Promise<number> {
  await measureAll(parseOptions(words, context.writeOut), context);
  return 0;
}

async function measureAll(options: BenchOptions, context: Context): Promise<void> {
  const tasks = await selectTasks(options.suite, options.filter);
  if (tasks.length === 0) {
    throw new UsageError(`no task of ${options.suite.join(", ")} matches --filter '${options.filter}'`);
  }
  await checkOut(options.out);
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
  await deliver(context, options, json, () => formatTable(report));
}
