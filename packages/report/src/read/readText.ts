import { type FileHandle, open } from "node:fs/promises";
import { describeSystemError } from "./describeSystemError.ts";
import { ReportFileError } from "./readArtefact.ts";

/** More than any file that makes sense; a text of this size still fits into a string. */
const MOST_BYTES = 256 * 2 ** 20;
const BYTES_AT_ONCE = 2 ** 16;

/**
 * Reads a file of UTF-8 text, every byte of it: a byte order mark is the text's first character.
 *
 * @throws ReportFileError if it is not there, cannot be read, is not UTF-8, or has more than 256 MiB
 */
export async function readText(file: string): Promise<string> {
  const text = await readTextIfThere(file);
  if (text === null) throw new ReportFileError(`${file}: no such file`);
  return text;
}

/** As {@link readText}, but null if the file is not there. */
export async function readTextIfThere(file: string, mostBytes = MOST_BYTES): Promise<string | null> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readBytes(file, mostBytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    // A name with a null byte, which no file can have.
    if (code === "ERR_INVALID_ARG_VALUE") return null;
    throw new ReportFileError(`${file}: ${describeSystemError(error)}`);
  }
  if (bytes === null) throw new ReportFileError(`${file}: has more than ${mostBytes / 2 ** 20} MiB`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ReportFileError(`${file}: is not UTF-8 text`);
  }
}

/** Null if there are more bytes: a device or a pipe does not say how many it has. */
async function readBytes(file: string, most: number): Promise<Uint8Array | null> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > most) return null;
    return await readChunks(handle, most);
  } finally {
    await handle.close();
  }
}

async function readChunks(handle: FileHandle, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(BYTES_AT_ONCE));
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > most) return null;
  }
}
