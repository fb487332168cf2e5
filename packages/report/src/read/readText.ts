import { constants, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { describeSystemError } from "./describeSystemError.ts";
import { ReportFileError } from "./reportFileError.ts";

/** More than any file that makes sense; a text of this size still fits into a string. */
const MOST_BYTES = 256 * 2 ** 20;
const BYTES_AT_ONCE = 2 ** 16;
/** A pipe without a writer and a terminal do not stop who opens them; Windows has neither. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a regular file of UTF-8 text, every byte of it: a byte order mark is the text's first character. What stands in a
 * report, a journal or a folder of records is read with this: a pipe in its place would never end. A symbolic link counts as
 * what it leads to.
 *
 * @throws ReportFileError if it is not there, is no regular file, cannot be read, is not UTF-8, or has more than 256 MiB
 */
export async function readRegularFile(file: string): Promise<string> {
  const text = await readRegularFileIfThere(file);
  if (text === null) throw new ReportFileError(`${file}: no such file`);
  return text;
}

/** As {@link readRegularFile}, but null if the file is not there. */
export async function readRegularFileIfThere(file: string, mostBytes = MOST_BYTES): Promise<string | null> {
  const bytes = await refusing(file, mostBytes, async () => {
    // Asked before it is opened too: opening one end of a pipe lets go of who waits at the other.
    checkRegular(await stat(file), file);
    return withHandle(await open(file, WITHOUT_WAITING), async (handle) => {
      checkRegular(await handle.stat(), file);
      return bytesOf(handle, mostBytes);
    });
  });
  return bytes === null ? null : decode(file, bytes);
}

/**
 * Reads what a user names, which may be a pipe such as `/dev/stdin` or a shell's `<(command)`: who names one wants to wait
 * for it. Otherwise as {@link readRegularFile}.
 */
export async function readText(file: string): Promise<string> {
  return decode(file, await readBytes(file));
}

/**
 * The bytes of what a user names, as {@link readText}.
 *
 * @throws ReportFileError if it is not there, cannot be read, or has more than 256 MiB
 */
export async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const read = async () => withHandle(await open(file), (handle) => bytesOf(handle, MOST_BYTES));
  const bytes = await refusing(file, MOST_BYTES, read);
  if (bytes === null) throw new ReportFileError(`${file}: no such file`);
  return bytes;
}

/** The bytes of standard input, until it ends, as {@link readBytes}. */
export async function readStandardInput(): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  const read = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    let size = 0;
    for await (const part of process.stdin) {
      size += part.length;
      if (size > MOST_BYTES) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
  const bytes = await refusing("standard input", MOST_BYTES, read);
  if (bytes === null) throw new ReportFileError("standard input: is not there");
  return bytes;
}

/** Null if the file is not there. `read` gives null if it has more than `mostBytes`. */
async function refusing(
  file: string,
  mostBytes: number,
  read: () => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  let bytes: Uint8Array<ArrayBuffer> | null;
  try {
    bytes = await read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    // A name with a null byte, which no file can have.
    if (code === "ERR_INVALID_ARG_VALUE") return null;
    if (error instanceof ReportFileError) throw error;
    throw new ReportFileError(`${file}: ${describeSystemError(error)}`);
  }
  if (bytes === null) throw new ReportFileError(`${file}: has more than ${mostBytes / 2 ** 20} MiB`);
  return bytes;
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ReportFileError(`${file}: is not UTF-8 text`);
  }
}

function checkRegular(found: Stats, file: string): void {
  const kind = describeKind(found);
  if (kind !== null) throw new ReportFileError(`${file}: is a ${kind}, and only a regular file is read here`);
}

/** What something in a file's place is, in a word or two; null for a regular file. */
export function describeKind(found: Stats): string | null {
  if (found.isFile()) return null;
  if (found.isDirectory()) return "folder";
  if (found.isFIFO()) return "named pipe";
  return found.isSocket() ? "socket" : "device";
}

async function withHandle<T>(handle: FileHandle, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

/** Null if there are more bytes: a device or a pipe does not say how many it has. */
async function bytesOf(handle: FileHandle, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const { size } = await handle.stat();
  if (size > most) return null;
  const full: Uint8Array<ArrayBuffer>[] = [];
  // One more than a file has, so that its end is seen without another allocation.
  let part = new Uint8Array(Math.max(size + 1, BYTES_AT_ONCE));
  let filled = 0;
  let total = 0;
  for (;;) {
    const { bytesRead } = await handle.read(part, filled, part.length - filled);
    filled += bytesRead;
    total += bytesRead;
    if (total > most) return null;
    if (bytesRead === 0) break;
    if (filled < part.length) continue;
    full.push(part);
    part = new Uint8Array(Math.min(total, most + 1 - total));
    filled = 0;
  }
  const rest = part.subarray(0, filled);
  return full.length === 0 ? rest : Buffer.concat([...full, rest], total);
}
