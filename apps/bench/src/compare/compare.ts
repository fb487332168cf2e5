import {
  type CompareReport,
  compareReportSchema,
  compareSchema,
  type Environment,
  machineFolder,
  readComparison,
  readFloors,
  storeComparison,
  titleOf,
} from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import { commitTime, resolveCommit } from "../checkout/worktree.ts";
import type { Context } from "../context.ts";
import { newCommand, parseFile, parseFilter, parseSeed, parseTime, UsageError } from "../options.ts";
import { whileRecording } from "../recording/whileRecording.ts";
import { checkRecordable } from "../recording/whileReserved.ts";
import { checkOut, type Delivery, deliver, writeOut } from "../run/deliver.ts";
import { selectTasks } from "../run/selectTasks.ts";
import { type SuiteName, suiteNames } from "../suites/index.ts";
import { parseSuites } from "../suites/parseSuites.ts";
import { chooseCore } from "./core.ts";
import { formatCompare } from "./formatCompare.ts";
import { gateTasks } from "./gateTasks.ts";
import { type Outside, outside } from "./outside.ts";
import type { TaskName } from "./roundTask.ts";
import { warnOfChanges } from "./warnOfChanges.ts";

interface CompareOptions extends Delivery {
  readonly head: string;
  readonly suite?: readonly SuiteName[];
  readonly filter?: string;
  readonly seed: number;
  readonly time: number;
  readonly accept: readonly string[];
  readonly markdown: string | null;
  readonly record: boolean;
}

type Side = CompareReport["base"];

interface Pair {
  readonly base: Side;
  readonly head: Side;
}

export interface CompareOutside extends Outside {
  /** The commit that a ref names. */
  readonly sideOf: (ref: string) => Promise<Side>;
}

/**
 * `bench compare <ref>`: is head slower than ref? Both are checked out, installed and measured in pairs. With `--record` the
 * whole comparison is kept, and no other command records on this machine meanwhile.
 *
 * @returns 1 if a task or a count regressed, else 0
 */
export async function compare(
  words: readonly string[],
  context: Context,
  own: CompareOutside = { ...outside, sideOf },
): Promise<number> {
  const { ref, options } = parseCompareOptions(words, context.writeOut);
  const tasks = await chooseTasks(options);
  await checkOut(options.out);
  await checkOut(options.markdown, "--markdown");
  const pair = { base: await own.sideOf(ref), head: await own.sideOf(options.head) };
  const environment = await own.environmentNow();
  if (options.record) checkWhole(options, environment, pair);
  warnOfChanges(environment, context);
  const measure = () => comparePair(tasks, pair, { options, environment, context, own });
  const show = async (report: CompareReport): Promise<void> => {
    const markdown = formatCompare(report);
    await deliver(context, options, canonicalJson(report), () => markdown);
    if (options.markdown !== null) await writeOut("--markdown", options.markdown, markdown);
  };
  const report = options.record ? await measureAndKeep(measure, show, pair, environment, context) : await measure();
  if (!options.record) await show(report);
  return hasRegressed(report) ? 1 : 0;
}

async function sideOf(ref: string): Promise<Side> {
  const commit = await resolveCommit(ref);
  return { commit, time: await commitTime(commit) };
}

/** Throws UsageError unless it is a whole comparison of two commits, by benchmarks that are in one. */
function checkWhole({ suite, filter }: CompareOptions, environment: Environment, { base, head }: Pair): void {
  const part = suite !== undefined ? "--suite" : filter !== undefined ? "--filter" : null;
  if (part !== null) throw new UsageError(`--record needs the whole, and ${part} leaves something out`);
  checkRecordable(environment);
  if (base.commit === head.commit) {
    throw new UsageError(`--record needs two commits, and both are ${base.commit.slice(0, 12)}`);
  }
}

/** What was measured is shown even if it cannot be kept. */
function measureAndKeep(
  measure: () => Promise<CompareReport>,
  show: (report: CompareReport) => Promise<void>,
  { base, head }: Pair,
  environment: Environment,
  context: Context,
): Promise<CompareReport> {
  const folder = machineFolder(context.records, environment);
  return whileRecording(context, environment, "bench compare --record", async (lock) => {
    // A file in the way that is none is an error before anything is measured.
    await readComparison(folder, base.commit, head.commit);
    const report = await measure();
    const keep = async (): Promise<void> => {
      await lock.check();
      context.writeError(`bench: recorded in ${await storeComparison(folder, report)}\n`);
    };
    await keep().finally(() => show(report));
    return report;
  });
}

interface Setting {
  readonly options: CompareOptions;
  readonly environment: Environment;
  readonly context: Context;
  readonly own: Outside;
}

/** Checks both commits out and measures the tasks in paired rounds. */
async function comparePair(
  tasks: readonly TaskName[],
  { base, head }: Pair,
  { options, environment, context, own }: Setting,
): Promise<CompareReport> {
  const core = await chooseCore();
  const seconds = options.time / 1000;
  const startTime = new Date().toISOString();
  const floors = await readFloors(
    machineFolder(context.records, environment),
    { core, timePerSample: seconds },
    (line) => context.writeError(`bench: ${line}\n`),
  );
  return own.checkOut([base.commit, head.commit], context, async ([baseFolder, headFolder]) => {
    const progress = showTasks(context, "bench", 50);
    try {
      const measured = await own.measure(tasks, {
        folders: { base: baseFolder, head: headFolder },
        core,
        warmUp: seconds,
        seconds,
        seed: options.seed,
        accepted: options.accept,
        floorOf: ({ suite, title }) => floors.get(`${suite}/${title}`) ?? 0,
        onRound: (done, planned) => progress.begin(done, `round ${done + 1} of ${planned}`),
        signal: context.signal,
        site: options.suite === undefined && options.filter === undefined,
      });
      return compareReportSchema.parse({
        ...{ schema: compareSchema, startTime, environment, core, base, head },
        ...{ seed: options.seed, warmUp: seconds, timePerSample: seconds, ...measured },
      });
    } finally {
      progress.end();
    }
  });
}

function hasRegressed({ tasks, counts }: CompareReport): boolean {
  return [...tasks, ...counts].some(({ verdict }) => verdict === "REGRESSED");
}

/** The tasks that the options choose, peers left out; without a choice those of the gate. */
async function chooseTasks({ suite, filter }: CompareOptions): Promise<TaskName[]> {
  if (suite === undefined && filter === undefined) return [...gateTasks];
  const chosen = (await selectTasks(suite ?? suiteNames, filter ?? ""))
    .filter(({ implementation }) => implementation === "sgd-basins")
    .map((task) => ({ suite: task.suite, title: titleOf(task) }));
  if (chosen.length === 0) throw new UsageError(`no task matches --filter '${filter}'`);
  return chosen;
}

function parseCompareOptions(words: readonly string[], writeOut: (text: string) => void) {
  let ref = "";
  const program = newCommand("bench compare", "Whether HEAD is slower than another commit, in paired rounds", writeOut)
    .argument("<ref>", "the commit to compare with: a branch, a tag, a hash")
    .option("--head <ref>", "the commit that is judged", "HEAD")
    .option("--suite <name,…>", "suites to run (default: a selection)", parseSuites)
    .option("--filter <text>", 'only tasks whose "suite/name" holds this text', parseFilter)
    .option("--time <ms>", "sampling time of a task in a round, and of its warm-up", parseTime, 40)
    .option("--seed <n>", "of the random orders", parseSeed, 1)
    .option("--accept <name…>", "an exact count that may grow, as the table names it")
    .option("--record", "keep the whole comparison in reports/bench/<machine>/comparisons, for the site")
    .option("--markdown <FILE>", "write the table to this file as well", parseFile)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile)
    .action((word: string) => {
      ref = word;
    });
  program.parse(words, { from: "user" });
  const chosen = program.opts<Partial<CompareOptions> & Pick<CompareOptions, "head" | "seed" | "time">>();
  return { ref, options: { json: false, out: null, markdown: null, accept: [], record: false, ...chosen } };
}
