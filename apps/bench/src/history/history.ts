import { join } from "node:path";
import {
  type ComparedChange,
  type CompareReport,
  comparedChanges,
  latestFirst,
  readComparisons,
  readRecords,
} from "@sgd-basins/bench-documents";
import { findTrends, formatFeed, type HistoryReport } from "@sgd-basins/bench-documents/trends";
import { canonicalJson } from "@sgd-basins/report";
import { askGit } from "../checkout/git.ts";
import type { Context } from "../context.ts";
import { newCommand, parseFile, parseFilter, parseSeed, parseTime, UsageError } from "../options.ts";
import { checkOut, type Delivery, deliver, writeOut } from "../run/deliver.ts";
import { confirmChanges } from "./confirmChanges.ts";
import { formatHistory } from "./formatHistory.ts";

interface HistoryOptions extends Delivery {
  readonly feed: string | null;
  readonly confirm: boolean;
  /** Of the comparisons; undefined where they are not asked for. */
  readonly filter?: string;
  readonly seed?: number;
  /** Milliseconds. */
  readonly time?: number;
}

/**
 * `bench history`: where, over the recorded commits of each machine, a task became slower or faster. With `--confirm` the
 * two commits of each change point of this machine are compared first.
 *
 * @returns 1 if a change point could not be compared, else 0
 */
export async function history(words: readonly string[], context: Context): Promise<number> {
  const options = parseHistoryOptions(words, context.writeOut);
  await checkOut(options.out);
  await checkOut(options.feed, "--feed");
  const warn = (line: string): void => context.writeError(`bench: ${line}\n`);
  const { machines, warnings } = await readRecords(context.records);
  for (const warning of warnings) warn(warning);
  const commits = await commitsInOrder();
  const read = async (say: (line: string) => void): Promise<HistoryReport> => {
    const compared = new Map<string, readonly ComparedChange[]>();
    for (const machine of machines.keys()) {
      compared.set(machine, await comparedChanges(join(context.records, machine), say));
    }
    return findTrends(machines, commits, compared);
  };
  let report = await read(warn);
  for (const { machine, commit } of report.unknown) {
    warn(`commit ${commit.slice(0, 12)} of ${machine} is not in this branch; it is skipped`);
  }
  let failed = 0;
  if (options.confirm) {
    const { filter = "", seed = 1, time = 40 } = options;
    failed = await confirmChanges(report.trends, { filter, seed, time }, context);
    report = await read(() => {});
  }
  if (options.feed !== null) {
    const comparisons: CompareReport[] = [];
    for (const machine of machines.keys()) {
      comparisons.push(...(await readComparisons(join(context.records, machine), warn)));
    }
    await writeOut("--feed", options.feed, formatFeed(report, comparisons.sort(latestFirst)));
  }
  await deliver(context, options, canonicalJson(report), () => formatHistory(report));
  return failed > 0 ? 1 : 0;
}

/** Hashes of the commits that HEAD comes from, the oldest first. */
async function commitsInOrder(): Promise<string[]> {
  return (await askGit("rev-list", "--topo-order", "--reverse", "HEAD")).split("\n");
}

function parseHistoryOptions(words: readonly string[], writeOut: (text: string) => void): HistoryOptions {
  const program = newCommand("bench history", "Change points over the recorded commits", writeOut)
    .option(
      "--confirm",
      "compare the two commits of each change point of this machine that is not decided yet, and record",
    )
    .option("--filter <text>", 'with --confirm: only tasks whose "suite/name" holds this text', parseFilter)
    .option("--seed <n>", "with --confirm: of the random orders (default: 1)", parseSeed)
    .option(
      "--time <ms>",
      "with --confirm: sampling time of a task in a round, and of its warm-up (default: 40)",
      parseTime,
    )
    .option("--feed <FILE>", "write an Atom feed of the change points and of comparisons that found one", parseFile)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile);
  program.parse(words, { from: "user" });
  const options = { json: false, out: null, feed: null, confirm: false, ...program.opts<Partial<HistoryOptions>>() };
  const [stray] = (["filter", "seed", "time"] as const).filter((name) => options[name] !== undefined);
  if (!options.confirm && stray !== undefined) throw new UsageError(`--${stray} needs --confirm`);
  return options;
}
