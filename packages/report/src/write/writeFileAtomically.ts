import { randomBytes } from "node:crypto";
import { open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { describeKind } from "../read/readText.ts";
import { makeFolder } from "./makeFolder.ts";

/**
 * Writes a file so that a reader sees the old text or the new one, never a part, even after the power fails: a temporary
 * file in the same folder, flushed to disk, then renamed, then the folder flushed. Two that write at a time, on whatever
 * machines, do not meet: the last one's file stays. A link stays one: what it leads to is replaced.
 *
 * @throws the file system's error, or that a pipe, a socket or a device is in the way; the temporary file is removed
 */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file));
  await refuseToReplaceOther(file);
  const target = await targetOf(file);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Where links lead to in the end, whether or not there is a file. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    const link = await readlink(file).catch(() => null);
    return link === null ? file : targetOf(resolve(dirname(file), link));
  }
}

/** A rename puts the file in the place of whatever has its name. Of a folder, the system says so itself. */
async function refuseToReplaceOther(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  const kind = there === null || there.isDirectory() ? null : describeKind(there);
  if (kind !== null) throw new Error(`a ${kind} is in the way`);
}

/** Makes a rename last. Windows cannot open folders, and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
