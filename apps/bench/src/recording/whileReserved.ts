import { basename, join } from "node:path";
import {
  type Environment,
  type MachineDocument,
  machineFolder,
  readDocument,
  type Versioned,
  writeDocument,
} from "@sgd-basins/bench-documents";
import type { Context } from "../context.ts";
import { UsageError } from "../options.ts";
import { whileRecording } from "./whileRecording.ts";

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
export async function whileReserved<T extends MachineDocument>(
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
