/** Recorded runs: `<records>/<machine>/<commit>.json`, one file a machine and commit. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import type { FolderLock } from "@sgd-basins/report/lock";
import { type BenchReport, benchReportSchema, type Environment } from "../schemas/benchReport.ts";
import { checkTimes } from "./checkTimes.ts";
import { listFolder } from "./listFolder.ts";
import { checkMachine, comparisonsFolder, documentNames, machineFolder } from "./machine.ts";
import { orSkip } from "./orSkip.ts";
import { powerFile } from "./powerReport.ts";
import { NotWrittenError, readStored, writeStored } from "./storedDocument.ts";

/**
 * Reads a commit's record; null if there is none. Throws ReportFileError: damaged, foreign, of another commit, of another
 * machine, of the future, or of code with changes that are in no commit.
 */
async function readRecord(file: string, commit: string): Promise<BenchReport | null> {
  const run = await readStored(file, benchReportSchema);
  if (run !== null && run.environment.git?.commit !== commit) {
    throw new ReportFileError(`${file}: is named for another commit than it is of`);
  }
  if (run !== null) {
    checkMachine(file, run.environment);
    checkTimes(file, run);
  }
  if (run?.environment.git?.dirty === true) throw new ReportFileError(`${file}: is of a tree with changes`);
  return run;
}

/** Whether a commit has a record. Throws ReportFileError if there is a file in its place that is none. */
export async function hasRecord(records: string, environment: Environment): Promise<boolean> {
  const commit = environment.git?.commit ?? "";
  return (await readRecord(join(machineFolder(records, environment), `${commit}.json`), commit)) !== null;
}

/**
 * Records a complete run of a commit, in the place of an earlier record of the same.
 *
 * @param lock - asked before anything is written
 * @returns what was done, or why nothing was: a tree with changes, an earlier record that was sampled for longer, a file in
 *   the way that is no record, which stays, or a device without space
 */
export async function record(records: string, report: BenchReport, lock?: Pick<FolderLock, "check">): Promise<string> {
  const { git } = report.environment;
  if (git === null) return "not recorded: there is no commit";
  if (git.dirty) return "not recorded: the tree has changes that are not committed";
  try {
    await lock?.check();
  } catch (error) {
    if (error instanceof ReportFileError) return `not recorded: ${error.message}`;
    throw error;
  }
  try {
    return await storeRecord(records, git.commit, report);
  } catch (error) {
    if (error instanceof ReportFileError) return `not recorded: ${error.message}, and is left alone`;
    if (error instanceof NotWrittenError) return `not recorded: ${error.message}`;
    throw error;
  }
}

/**
 * As {@link record}, for the run of a commit.
 *
 * @throws ReportFileError if a file is in the way that is no record of it; it stays
 * @throws NotWrittenError if it cannot be written
 */
export async function storeRecord(records: string, commit: string, report: BenchReport): Promise<string> {
  const file = join(machineFolder(records, report.environment), `${commit}.json`);
  const earlier = await readRecord(file, commit);
  if (earlier !== null && earlier.timePerTask > report.timePerTask) {
    return `not recorded: ${file} was sampled for ${1000 * earlier.timePerTask} ms a task, longer than this run`;
  }
  await writeStored(file, benchReportSchema, report);
  return `recorded in ${file}`;
}

export interface Records {
  /** A machine's name, and its runs in no particular order; none where a folder holds only other documents. */
  readonly machines: ReadonlyMap<string, readonly BenchReport[]>;
  /** One line for each file that is skipped. */
  readonly warnings: readonly string[];
}

/** Reads every record; what is none is named in a warning and left alone. A folder that does not exist has none. */
export async function readRecords(records: string): Promise<Records> {
  const machines = new Map<string, BenchReport[]>();
  const warnings: string[] = [];
  for (const machine of await listFolder(records)) {
    const folder = join(records, machine);
    if (!(await stat(folder).catch(() => null))?.isDirectory()) {
      if (machine !== powerFile) warnings.push(`${folder}: is no machine's folder; it is skipped`);
      continue;
    }
    const names = await listFolder(folder);
    // A command that recorded nothing may have made it.
    if (names.length === 0) continue;
    const runs: BenchReport[] = [];
    machines.set(machine, runs);
    for (const name of names) {
      if ([comparisonsFolder, ...Object.values<string>(documentNames)].includes(name)) continue;
      const file = join(folder, name);
      const commit = /^([0-9a-f]{40,64})\.json$/.exec(name)?.[1];
      if (commit === undefined) {
        warnings.push(`${file}: is not named for a commit; it is skipped`);
        continue;
      }
      const run = await orSkip(readRecord(file, commit), (line) => warnings.push(line));
      if (run !== null) runs.push(run);
    }
  }
  return { machines, warnings };
}
