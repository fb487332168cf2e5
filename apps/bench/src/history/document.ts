/** A machine's one document of a kind, such as its peers: of commits, and in the place of the one before. */
import { basename, join } from "node:path";
import type { Context } from "../context.ts";
import { UsageError } from "../options.ts";
import type { Environment } from "../report/schema.ts";
import { checkTimes } from "./checkTimes.ts";
import { checkMachine, machineFolder } from "./machine.ts";
import { readStored, type Versioned, writeStored } from "./storedDocument.ts";
import { whileRecording } from "./whileRecording.ts";

interface Measured {
  readonly startTime: string;
  readonly environment: Environment;
}

/** What was measured on one machine, at once or run by run. */
type Document = Measured | { readonly runs: readonly Measured[] };

/** Null if there is no file. Throws ReportFileError if it is no such document, another machine's, or of the future. */
export async function readDocument<T extends Document>(file: string, schema: Versioned<T>): Promise<T | null> {
  const document = await readStored(file, schema);
  if (document === null) return null;
  if ("runs" in document) document.runs.forEach((run, i) => void check(file, run, `runs.${i}.`));
  else check(file, document);
  return document;
}

function check(file: string, measured: Measured, place = ""): void {
  checkMachine(file, measured.environment);
  checkTimes(file, measured, place);
}

/**
 * Writes a document, in the place of an earlier one of its kind and machine and of nothing else.
 *
 * @throws ReportFileError if another file is in the way; it stays
 */
export async function writeDocument<T extends Document>(
  file: string,
  schema: Versioned<T>,
  document: T,
): Promise<void> {
  await readDocument(file, schema);
  await writeStored(file, schema, document);
}

/** A document that a command makes as a whole. */
interface Reserved<T> {
  /** Of the file in the machine's folder. */
  readonly name: string;
  readonly schema: Versioned<T>;
  /** What is left out of it if it is not empty. */
  readonly filter: string;
}

/**
 * Measures a document that is kept in its place, which is looked at before anything is measured, and while no other command
 * records on this machine.
 *
 * @param measure - is given how to write the document
 * @throws UsageError for a part of the work, and for a tree with changes: the place is for a commit's whole document
 * @throws ReportFileError if a file is in the way that is no such document; it stays
 */
export async function whileReserved<T extends Document>(
  context: Pick<Context, "records" | "signal" | "writeError">,
  environment: Environment,
  { name, schema, filter }: Reserved<T>,
  measure: (keep: (document: T) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (filter !== "") throw new UsageError("--record needs the whole, and --filter leaves something out");
  checkRecordable(environment);
  const file = join(machineFolder(context.records, environment), name);
  await whileRecording(context, environment, `bench ${basename(name, ".json")} --record`, async (lock) => {
    await readDocument(file, schema);
    await measure(async (document) => {
      await lock.check();
      await writeDocument(file, schema, document);
    });
  });
}

/** Throws UsageError unless what is measured is a commit. */
export function checkRecordable({ git }: Environment): void {
  if (git === null) throw new UsageError("--record needs a commit, and this is no clone");
  if (git.dirty) throw new UsageError("--record needs a commit, and the tree has changes that are in none");
}
