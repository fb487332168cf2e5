import { access, constants, readlink, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { describeKind } from "@sgd-basins/report/node";
import { UsageError } from "../options.ts";

/**
 * Throws UsageError if the file of an option cannot be written, so that nobody learns it after the run. Its text is put in
 * the place of what is there, which must be a regular file: not `/dev/null`, a pipe, or what an output of this process leads
 * to.
 */
export async function checkWritable(option: string, file: string): Promise<void> {
  const kind = await kindOf(file);
  if (kind !== "file" && kind !== "missing") throw new UsageError(`${option} ${file}: is a ${kind}`);
  const link = await readlink(file).catch(() => "");
  if ([resolve(file), link].some((path) => path.startsWith("/proc/"))) {
    throw new UsageError(`${option} ${file}: is no file of its own; --json prints to the standard output`);
  }
  // Missing folders are made, so the nearest one that exists counts.
  let folder = dirname(resolve(file));
  while ((await kindOf(folder)) === "missing") folder = dirname(folder);
  if ((await kindOf(folder)) !== "folder") throw new UsageError(`${option} ${file}: ${folder} is not a folder`);
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new UsageError(`${option} ${file}: permission denied`);
  }
}

/** "file", "missing", or what else it is. */
async function kindOf(path: string): Promise<string> {
  try {
    return describeKind(await stat(path)) ?? "file";
  } catch (error) {
    // Below a file there is nothing, and the file itself comes up on the way to the root.
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return "missing";
    throw new UsageError(`${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
