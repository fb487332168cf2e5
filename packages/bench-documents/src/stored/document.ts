/** A machine's one document of a kind, such as its peers: of commits, and in the place of the one before. */
import type { Environment } from "../schemas/benchReport.ts";
import { checkTimes } from "./checkTimes.ts";
import { checkMachine } from "./machine.ts";
import { readStored, type Versioned, writeStored } from "./storedDocument.ts";

interface Measured {
  readonly startTime: string;
  readonly environment: Environment;
}

/** What was measured on one machine, at once or run by run. */
export type MachineDocument = Measured | { readonly runs: readonly Measured[] };

/** Null if there is no file. Throws ReportFileError if it is no such document, another machine's, or of the future. */
export async function readDocument<T extends MachineDocument>(file: string, schema: Versioned<T>): Promise<T | null> {
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
export async function writeDocument<T extends MachineDocument>(
  file: string,
  schema: Versioned<T>,
  document: T,
): Promise<void> {
  await readDocument(file, schema);
  await writeStored(file, schema, document);
}
