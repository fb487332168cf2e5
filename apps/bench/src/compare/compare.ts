import {
  type CompareReport,
  compareReportSchema,
  machineFolder,
  readFloors,
  titleOf,
} from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { showTasks } from "@sgd-basins/terminal";
import { withWorktrees } from "../checkout/withWorktrees.ts";
import { resolveCommit } from "../checkout/worktree.ts";
import type { Context } from "../context.ts";
import { newCommand, parseFile, parseFilter, parseSeed, parseTime, UsageError } from "../options.ts";
import { checkOut, type Delivery, deliver, writeOut } from "../run/deliver.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { selectTasks } from "../run/selectTasks.ts";
import { type SuiteName, suiteNames } from "../suites/index.ts";
import { parseSuites } from "../suites/parseSuites.ts";
import { chooseCore } from "./core.ts";
import { formatCompare } from "./formatCompare.ts";
import { gateTasks } from "./gateTasks.ts";
import { measureSides } from "./measureSides.ts";
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
}

/**
 * `bench compare <ref>`: is head slower than ref? Both are checked out, installed and measured in pairs.
 *
 * @returns 1 if a task or a count regressed, else 0
 */
export async function compare(words: readonly string[], context: Context): Promise<number> {
  const { ref, options } = parseCompareOptions(words, context.writeOut);
  const tasks = await chooseTasks(options);
  await checkOut(options.out);
  await checkOut(options.markdown, "--markdown");
  const [base, head] = [await resolveCommit(ref), await resolveCommit(options.head)];
  const environment = await readEnvironment();
  const core = await chooseCore();
  const seconds = options.time / 1000;
  warnOfChanges(environment, context);
  const startTime = new Date().toISOString();
  const floors = await readFloors(
    machineFolder(context.records, environment),
    { core, timePerSample: seconds },
    (line) => context.writeError(`bench: ${line}\n`),
  );
  const report = await withWorktrees([base, head], context, async ([baseFolder, headFolder]) => {
    const progress = showTasks(context, "bench", 50);
    try {
      const measured = await measureSides(tasks, {
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
      const schema = "sgd-basins/bench-compare/2";
      return compareReportSchema.parse({
        ...{
          schema,
          startTime,
          environment,
          core,
          base,
          head,
          seed: options.seed,
          warmUp: seconds,
          timePerSample: seconds,
        },
        ...measured,
      });
    } finally {
      progress.end();
    }
  });
  const markdown = formatCompare(report);
  await deliver(context, options, canonicalJson(report), () => markdown);
  if (options.markdown !== null) await writeOut("--markdown", options.markdown, markdown);
  return hasRegressed(report) ? 1 : 0;
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
    .option("--markdown <FILE>", "write the table to this file as well", parseFile)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile)
    .action((word: string) => {
      ref = word;
    });
  program.parse(words, { from: "user" });
  const chosen = program.opts<Partial<CompareOptions> & Pick<CompareOptions, "head" | "seed" | "time">>();
  return { ref, options: { json: false, out: null, markdown: null, accept: [], ...chosen } };
}
