import { findTrends, formatFeed, type HistoryReport, readRecords } from "@sgd-basins/bench-documents";
import { canonicalJson } from "@sgd-basins/report";
import { askGit } from "../checkout/git.ts";
import type { Context } from "../context.ts";
import { newCommand, parseFile } from "../options.ts";
import { checkOut, type Delivery, deliver, writeOut } from "../run/deliver.ts";
import { formatHistory } from "./formatHistory.ts";

interface HistoryOptions extends Delivery {
  readonly feed: string | null;
}

/** `bench history`: where, over the recorded commits of each machine, a task became slower or faster. */
export async function history(words: readonly string[], context: Context): Promise<number> {
  const options = parseHistoryOptions(words, context.writeOut);
  await checkOut(options.out);
  await checkOut(options.feed, "--feed");
  const { machines, warnings } = await readRecords(context.records);
  for (const warning of warnings) context.writeError(`bench: ${warning}\n`);
  const report: HistoryReport = findTrends(machines, await commitsInOrder());
  for (const { machine, commit } of report.unknown) {
    context.writeError(`bench: commit ${commit.slice(0, 12)} of ${machine} is not in this branch; it is skipped\n`);
  }
  if (options.feed !== null) await writeOut("--feed", options.feed, formatFeed(report));
  await deliver(context, options, canonicalJson(report), () => formatHistory(report));
  return 0;
}

/** Hashes of the commits that HEAD comes from, the oldest first. */
async function commitsInOrder(): Promise<string[]> {
  return (await askGit("rev-list", "--topo-order", "--reverse", "HEAD")).split("\n");
}

function parseHistoryOptions(words: readonly string[], writeOut: (text: string) => void): HistoryOptions {
  const program = newCommand("bench history", "Change points over the recorded commits", writeOut)
    .option("--feed <FILE>", "write an Atom feed of the change points", parseFile)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile);
  program.parse(words, { from: "user" });
  return { json: false, out: null, feed: null, ...program.opts<Partial<HistoryOptions>>() };
}
