import { constants } from "node:buffer";
import { readFile } from "node:fs/promises";
import { describeSystemError, InputError } from "./failures.ts";

/**
 * Reads a file of UTF-8 text, every byte of it: a byte order mark is the text's first character.
 *
 * @throws InputError if it is not there, cannot be read, or is not UTF-8
 */
export async function readText(file: string): Promise<string> {
  const text = await readTextIfThere(file);
  if (text === null) throw new InputError(file, null, "no such file");
  return text;
}

/** As {@link readText}, but null if the file is not there. */
export async function readTextIfThere(file: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new InputError(file, null, describeSystemError(error));
  }
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    const most = Math.floor(constants.MAX_STRING_LENGTH / 1e6);
    throw new InputError(file, null, `is larger than the ${most} MB that can be read`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(file, null, "is not UTF-8 text");
  }
}
