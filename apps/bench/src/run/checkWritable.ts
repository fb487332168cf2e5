import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../options.ts";

/** Throws UsageError if the file of an option cannot be written, so that nobody learns it after the run. */
export async function checkWritable(option: string, file: string): Promise<void> {
  if ((await kindOf(file)) === "folder") throw new UsageError(`${option} ${file}: is a folder`);
  // Missing folders are made, so the nearest one that exists counts.
  let folder = dirname(resolve(file));
  while ((await kindOf(folder)) === "missing") folder = dirname(folder);
  if ((await kindOf(folder)) === "file") throw new UsageError(`${option} ${file}: ${folder} is not a folder`);
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new UsageError(`${option} ${file}: permission denied`);
  }
}

async function kindOf(path: string): Promise<"folder" | "file" | "missing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    // Below a file there is nothing, and the file itself comes up on the way to the root.
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return "missing";
    throw new UsageError(`${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
