import { type Environment, machineFolder } from "@sgd-basins/bench-documents";
import { ReportFileError } from "@sgd-basins/report";
import { describeHolder, type FolderHolder, type FolderLock, lockFolder } from "@sgd-basins/report/lock";
import { describeSystemError, makeFolder } from "@sgd-basins/report/node";
import type { Context } from "../context.ts";

type Recording = Pick<Context, "records" | "signal" | "writeError">;

/**
 * Keeps other commands from recording on this machine: two that measure at a time would disturb each other's times, and
 * each would write over what it has not read. Waits for the one that does, and says so; a killed one is not waited for.
 *
 * @param what - the command, for those who wait
 * @throws ReportFileError if nothing can be written in the machine's folder
 */
export async function lockRecords(
  { records, signal, writeError }: Recording,
  environment: Environment,
  what: string,
): Promise<FolderLock> {
  const folder = machineFolder(records, environment);
  const onWait = (holder: FolderHolder): void => writeError(`bench: waiting for ${describeHolder(holder)}\n`);
  try {
    await makeFolder(folder);
    return await lockFolder(folder, what, { onWait, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ReportFileError(`${folder}: ${describeSystemError(error)}`);
  }
}

/** Does work that measures and records while no other command does; it asks before each write whether that still holds. */
export async function whileRecording<T>(
  context: Recording,
  environment: Environment,
  what: string,
  work: (lock: Pick<FolderLock, "check">) => Promise<T>,
): Promise<T> {
  const lock = await lockRecords(context, environment, what);
  try {
    return await work(lock);
  } finally {
    await lock.release();
  }
}
