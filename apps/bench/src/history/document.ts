/** A machine's one document of a kind, such as its peers: of commits, and in the place of the one before. */
import { join } from "node:path";
import type { z } from "zod";
import { UsageError } from "../options.ts";
import type { Environment } from "../report/schema.ts";
import { checkMachine, machineFolder } from "./machine.ts";
import { readStored, writeStored } from "./storedDocument.ts";

/** What was measured on one machine, at once or run by run. */
type Measured =
  | { readonly environment: Environment }
  | { readonly runs: readonly { readonly environment: Environment }[] };

/** Null if there is no file. Throws ReportFileError if it is no such document, or another machine's. */
export async function readDocument<T extends Measured>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const document = await readStored(file, schema);
  for (const environment of document === null ? [] : environmentsOf(document)) checkMachine(file, environment);
  return document;
}

/**
 * Writes a document, in the place of an earlier one of its kind and machine and of nothing else.
 *
 * @throws ReportFileError if another file is in the way; it stays
 */
export async function writeDocument<T extends Measured>(
  file: string,
  schema: z.ZodType<T>,
  document: T,
): Promise<void> {
  await readDocument(file, schema);
  await writeStored(file, schema, document);
}

function environmentsOf(document: Measured): readonly Environment[] {
  return "runs" in document ? document.runs.map(({ environment }) => environment) : [document.environment];
}

/**
 * Finds the place of a document before anything is measured.
 *
 * @param filter - what is left out if it is not empty
 * @returns how to write it
 * @throws UsageError for a part of the work, and for a tree with changes: the place is for a commit's whole document
 * @throws ReportFileError if a file is in the way that is no such document; it stays
 */
export async function reserveDocument<T extends Measured>(
  records: string,
  environment: Environment,
  name: string,
  schema: z.ZodType<T>,
  filter: string,
): Promise<(document: T) => Promise<void>> {
  if (filter !== "") throw new UsageError("--record needs the whole, and --filter leaves something out");
  checkRecordable(environment);
  const file = join(machineFolder(records, environment), name);
  await readDocument(file, schema);
  return (document) => writeDocument(file, schema, document);
}

/** Throws UsageError unless what is measured is a commit. */
export function checkRecordable({ git }: Environment): void {
  if (git === null) throw new UsageError("--record needs a commit, and this is no clone");
  if (git.dirty) throw new UsageError("--record needs a commit, and the tree has changes that are in none");
}
