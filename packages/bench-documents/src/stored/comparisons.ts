/** Comparisons of two commits that were recorded: `bench compare --record`, one file a pair, `<base>..<head>.json`. */
import { join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import { type CompareReport, compareReportSchema } from "../schemas/compareReport.ts";
import { checkMade, checkTimes } from "./checkTimes.ts";
import { listFolder } from "./listFolder.ts";
import { checkMachine, comparisonsFolder } from "./machine.ts";
import { orSkip } from "./orSkip.ts";
import { readStored, writeStored } from "./storedDocument.ts";

/** Where a comparison lies in a machine's folder. */
export function comparisonFile(folder: string, base: string, head: string): string {
  return join(folder, comparisonsFolder, `${base}..${head}.json`);
}

/**
 * Reads the comparison of two commits in a machine's folder; null if there is none. Throws ReportFileError: damaged, foreign,
 * of other commits, of another machine, of the future, or measured by benchmarks that are in no commit.
 */
export async function readComparison(folder: string, base: string, head: string): Promise<CompareReport | null> {
  const file = comparisonFile(folder, base, head);
  const report = await readStored(file, compareReportSchema);
  if (report === null) return null;
  const { environment, startTime } = report;
  if (report.base.commit !== base || report.head.commit !== head) {
    throw new ReportFileError(`${file}: is named for other commits than it compares`);
  }
  if (base === head) throw new ReportFileError(`${file}: compares a commit with itself`);
  checkMachine(file, environment, folder);
  checkTimes(file, report);
  for (const side of ["base", "head"] as const) checkMade(file, `${side}.time`, report[side].time, startTime);
  if (environment.git?.dirty !== false) {
    throw new ReportFileError(`${file}: was measured by benchmarks that are in no commit`);
  }
  return report;
}

/**
 * Writes a comparison, in the place of an earlier one of the same two commits and of nothing else.
 *
 * @throws ReportFileError if another file is in the way; it stays
 * @throws NotWrittenError if it cannot be written
 */
export async function storeComparison(folder: string, report: CompareReport): Promise<string> {
  const { base, head } = report;
  await readComparison(folder, base.commit, head.commit);
  const file = comparisonFile(folder, base.commit, head.commit);
  await writeStored(file, compareReportSchema, report);
  return file;
}

/**
 * A machine's comparisons, the one of the latest head first, and of one head that with the latest base.
 *
 * @param warn - told of each file that is none; it is skipped and left alone
 */
export async function readComparisons(folder: string, warn: (line: string) => void): Promise<CompareReport[]> {
  const found: CompareReport[] = [];
  for (const name of (await orSkip(listFolder(join(folder, comparisonsFolder)), warn)) ?? []) {
    const [, base, head] = /^([0-9a-f]{40,64})\.\.([0-9a-f]{40,64})\.json$/.exec(name) ?? [];
    if (base === undefined || head === undefined) {
      warn(`${join(folder, comparisonsFolder, name)}: is not named for two commits; it is skipped`);
      continue;
    }
    const report = await orSkip(readComparison(folder, base, head), warn);
    if (report !== null) found.push(report);
  }
  return found.sort(latestFirst);
}

/** By the time of head, then of base: what was committed last comes first. */
export function latestFirst(a: CompareReport, b: CompareReport): number {
  return Date.parse(b.head.time) - Date.parse(a.head.time) || Date.parse(b.base.time) - Date.parse(a.base.time);
}
