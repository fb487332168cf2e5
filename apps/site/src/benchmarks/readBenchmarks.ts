/** What the benchmarks left in the reports folder, machine by machine; the site shows it and measures nothing. */
import { join } from "node:path";
import {
  type BenchReport,
  type CompareReport,
  latestFirst,
  type MachineDocuments,
  type PowerReport,
  readMachine,
  readPower,
  readRecords,
} from "@sgd-basins/bench-documents";
import { findTrends, type HistoryReport, type Trend } from "@sgd-basins/bench-documents/trends";
import { reportsFolder } from "../reports/reportsFolder.ts";

export interface MachineBenchmarks {
  readonly name: string;
  /** The record of the latest commit; null if none is recorded, but other documents are. */
  readonly latest: BenchReport | null;
  readonly runs: number;
  readonly trends: readonly Trend[];
  readonly documents: MachineDocuments;
}

export interface Benchmarks {
  readonly machines: readonly MachineBenchmarks[];
  readonly history: HistoryReport;
  /** Of all machines, the latest first. */
  readonly comparisons: readonly CompareReport[];
  /** The gate on simulated noise, which no machine changes; null if it is not recorded. */
  readonly power: PowerReport | null;
  /** One line for each file that is skipped. */
  readonly warnings: readonly string[];
}

let reading: Promise<Benchmarks> | undefined;

/** The benchmarks that every page of one build shares. */
export function benchmarks(): Promise<Benchmarks> {
  reading ??= readBenchmarks(join(reportsFolder(), "bench"));
  return reading;
}

/** Reads a folder of records; without one there are no machines. Commits are in the order in which they were made. */
export async function readBenchmarks(folder: string): Promise<Benchmarks> {
  const { machines, warnings } = await readRecords(folder);
  const madeAt = new Map<string, string>();
  for (const run of [...machines.values()].flat()) {
    const git = run.environment.git;
    if (git !== null) madeAt.set(git.commit, new Date(git.time ?? run.startTime).toISOString());
  }
  const commits = [...madeAt.keys()].sort((a, b) => (madeAt.get(a)! < madeAt.get(b)! ? -1 : 1));
  const documentsOf = new Map<string, MachineDocuments>();
  for (const name of machines.keys()) documentsOf.set(name, await readMachine(join(folder, name)));
  const compared = new Map([...documentsOf].map(([name, { confirmations }]) => [name, confirmations?.runs ?? []]));
  const history = findTrends(machines, commits, compared);
  const all: MachineBenchmarks[] = [];
  const allWarnings = [...warnings];
  for (const [name, runs] of machines) {
    const place = (run: BenchReport): number => commits.indexOf(run.environment.git?.commit ?? "");
    const documents = documentsOf.get(name)!;
    allWarnings.push(...documents.warnings);
    all.push({
      name,
      latest: runs.length === 0 ? null : runs.reduce((last, run) => (place(run) > place(last) ? run : last)),
      runs: runs.length,
      trends: history.trends.filter(({ machine }) => machine === name),
      documents,
    });
  }
  const comparisons = all.flatMap(({ documents }) => documents.comparisons).sort(latestFirst);
  const { power, warnings: powerWarnings } = await readPower(folder);
  return { machines: all, history, comparisons, power, warnings: [...allWarnings, ...powerWarnings] };
}
