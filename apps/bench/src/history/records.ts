/** Recorded runs: `<records>/<machine>/<commit>.json`, one file a machine and commit. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "@sgd-basins/report";
import { writeFileAtomically } from "@sgd-basins/report/node";
import { type BenchReport, benchReportSchema } from "../report/schema.ts";
import { documentNames, machineFolder } from "./machine.ts";
import { migrate } from "./migrate.ts";

/** A file that is no record; its message says why. */
class RecordError extends Error {
  override name = "RecordError";
}

/** Reads a record of any schema there was. Throws {@link RecordError}: cut off, foreign, or of another commit. */
function parseRecord(text: string, commit: string): BenchReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RecordError(text.trim() === "" ? "is empty" : "is no JSON, or cut off");
  }
  const parsed = benchReportSchema.safeParse(migrate(value));
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new RecordError(`is no record of a run: ${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`);
  }
  const { git } = parsed.data.environment;
  if (git === null || git.commit !== commit) throw new RecordError("is named for another commit than it is of");
  return parsed.data;
}

/**
 * Records a complete run of a commit, in the place of an earlier record of the same.
 *
 * @returns what was done, or why nothing was: a tree with changes, or a file in the way that is no record, which stays
 */
export async function record(records: string, report: BenchReport): Promise<string> {
  const { git } = report.environment;
  if (git === null) return "not recorded: there is no commit";
  if (git.dirty) return "not recorded: the tree has changes that are not committed";
  const file = join(machineFolder(records, report.environment), `${git.commit}.json`);
  const earlier = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (earlier !== null) {
    try {
      parseRecord(earlier, git.commit);
    } catch (error) {
      if (error instanceof RecordError) return `not recorded: ${file} ${error.message}, and is left alone`;
      throw error;
    }
  }
  await writeFileAtomically(file, canonicalJson(report));
  return `recorded in ${file}`;
}

export interface Records {
  /** A machine's name, and its runs in no particular order. */
  readonly machines: ReadonlyMap<string, readonly BenchReport[]>;
  /** One line for each file that is skipped. */
  readonly warnings: readonly string[];
}

/** Reads every record; what is none is named in a warning and left alone. A folder that does not exist has none. */
export async function readRecords(records: string): Promise<Records> {
  const machines = new Map<string, BenchReport[]>();
  const warnings: string[] = [];
  for (const machine of await list(records)) {
    const folder = join(records, machine);
    if (!(await stat(folder)).isDirectory()) continue;
    for (const name of await list(folder)) {
      if (Object.values<string>(documentNames).includes(name)) continue;
      const file = join(folder, name);
      const commit = /^([0-9a-f]{40,64})\.json$/.exec(name)?.[1];
      try {
        if (commit === undefined) throw new RecordError("is not named for a commit");
        const run = parseRecord(await readFile(file, "utf8"), commit);
        machines.set(machine, [...(machines.get(machine) ?? []), run]);
      } catch (error) {
        const known = error instanceof RecordError || (error as NodeJS.ErrnoException).code !== undefined;
        if (!known) throw error;
        warnings.push(`${file} ${(error as Error).message}; it is skipped`);
      }
    }
  }
  return { machines, warnings };
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
