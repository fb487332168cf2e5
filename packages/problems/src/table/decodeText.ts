/** From the bytes of a file that people have to its text. */
import { ProblemFileError } from "../problemFileError.ts";
import type { Step } from "./steps.ts";
import { type Text, textOfBytes } from "./text.ts";

export interface Decoded {
  /** Of which no more is decoded at a time than is read. */
  readonly text: Text;
  /** The same in one piece, line ends and byte order mark as they are. */
  readonly whole: () => string;
  /** What was done besides reading UTF-8. */
  readonly steps: readonly Step[];
  /** Gives the memory of a large file back, which else stays until it is missed. Nothing can be read any more. */
  readonly release: () => void;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Bytes from which on it is worth it; smaller ones may share their memory with others. */
const LARGE = 2 ** 20;

/** What `readText` of a file takes too: a text of this size still fits into a string. */
const MOST_BYTES = 256 * 2 ** 20;

const ofNetwork =
  "of a network the gradients of its outputs are read, from a .npy: docs/your-network.md has ten lines that write it";

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** How files begin that hold no text, what they are, and what to do about it. */
const otherFormats: readonly (readonly [start: readonly number[], what: string])[] = [
  [ZIP, "a zip archive, such as an Excel workbook; save the sheet as CSV, or unpack it"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook; save the sheet as CSV"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file; export it as CSV"],
  [[0x89, 0x48, 0x44, 0x46], `an HDF5 file; export a table as CSV; ${ofNetwork}`],
  [[0x93, 0x4e, 0x55, 0x4d], "an array of NumPy's; its name must end in .npy"],
  [[0x42, 0x5a, 0x68], "compressed by bzip2; unpack it, or pack it with gzip"],
  [[0xfd, 0x37, 0x7a, 0x58], "compressed by xz; unpack it, or pack it with gzip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed by zstd; unpack it, or pack it with gzip"],
  ...[2, 3, 4, 5].map((protocol): readonly [number[], string] => [
    [0x80, protocol],
    `a pickle of Python's, as PyTorch and joblib write; save a table as CSV; ${ofNetwork}`,
  ]),
];

/** Archives by what their first entry is called. */
const archives: readonly (readonly [name: RegExp, what: string])[] = [
  [/(^|\/)(data\.pkl|\.format_version|byteorder)$/, `a file of PyTorch's; ${ofNetwork}`],
  [/^(metadata|config)\.json$/, `a model of Keras's; ${ofNetwork}`],
  [/\.npy$/, "a .npz of NumPy's; save one array with np.save, as .npy"],
];

/** What a zip archive is by the name of its first entry; null if that tells nothing. */
function archiveOf(bytes: Uint8Array): string | null {
  const length = (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0);
  const name = new TextDecoder().decode(bytes.subarray(30, 30 + length));
  return beginsWith(bytes, ZIP) ? (archives.find(([pattern]) => pattern.test(name))?.[1] ?? null) : null;
}

/** Of safetensors: the length of the JSON that follows, in eight bytes. */
function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === 0x7b && bytes.subarray(4, 8).every((byte) => byte === 0);
}

/** In memory that nobody shares. `Uint8Array<ArrayBuffer>` says the same, to compilers from TypeScript 5.7 on alone. */
type Bytes = Uint8Array & { readonly buffer: ArrayBuffer };

/**
 * The text of UTF-8, of UTF-16 with its byte order mark, or of either in gzip, told by its first bytes and not by the file's
 * name. A byte order mark of UTF-8 stays, as the text's first character.
 *
 * @param file - its path, for messages
 * @throws ProblemFileError saying what the bytes are instead, and what to do about it
 */
export async function decodeText(bytes: Bytes, file: string): Promise<Decoded> {
  const refuse = (rule: string, place = "top level"): never => {
    throw new ProblemFileError(file, place, rule);
  };
  if (beginsWith(bytes, [0x1f, 0x8b])) {
    const unpacked = await decodeText(await gunzip(bytes, refuse), file);
    return { ...unpacked, steps: [{ step: "gunzip" }, ...unpacked.steps] };
  }
  const archive = archiveOf(bytes);
  if (archive !== null) refuse(`is ${archive}`);
  if (isSafetensors(bytes)) refuse(`is a safetensors file, of weights; ${ofNetwork}`);
  for (const [start, what] of otherFormats) if (beginsWith(bytes, start)) refuse(`is ${what}`);
  if (beginsWith(bytes, [0xff, 0xfe, 0, 0]) || beginsWith(bytes, [0, 0, 0xfe, 0xff])) {
    refuse("is UTF-32; save it as UTF-8");
  }
  const encoding = beginsWith(bytes, [0xff, 0xfe]) ? "utf-16le" : beginsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
  if (encoding !== null) {
    if (!isText(bytes, encoding)) refuse("begins as UTF-16 does, and is damaged: not all of it is text");
    return decoded(bytes, encoding, [{ step: "decode", encoding }]);
  }
  const markless = utf16WithoutMark(bytes);
  if (markless !== null) {
    refuse(`is ${markless} without the byte order mark that says so; save it as UTF-8 (iconv -f ${markless} -t UTF-8)`);
  }
  if (!isText(bytes, "utf-8")) refuse(...notUtf8(bytes));
  return decoded(bytes, "utf-8", []);
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, i) => bytes[i] === byte);
}

function decoded(bytes: Bytes, encoding: Encoding, steps: readonly Step[]): Decoded {
  return {
    text: textOfBytes(bytes, encoding),
    whole: () => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes),
    steps,
    release() {
      // Node 20 has no transfer.
      if (bytes.length >= LARGE) bytes.buffer.transfer?.(0);
    },
  };
}

function isText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    for (const _ of textOfBytes(bytes, encoding));
    return true;
  } catch {
    return false;
  }
}

async function gunzip(bytes: Bytes, refuse: (rule: string) => never): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => refuse("is damaged: gzip cannot unpack it"));
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      refuse(`unpacks to more than ${MOST_BYTES / 2 ** 20} MiB`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Which UTF-16 it seems to be: of text in Latin letters every other byte is zero. */
function utf16WithoutMark(bytes: Uint8Array): "UTF-16LE" | "UTF-16BE" | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 1000);
  const zeros = [0, 0];
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) zeros[i % 2]++;
  const [even, odd] = zeros;
  if (odd > 0.4 * looked && even === 0) return "UTF-16LE";
  return even > 0.4 * looked && odd === 0 ? "UTF-16BE" : null;
}

/** The rule, and the line of the first byte that breaks it. */
function notUtf8(bytes: Uint8Array): [rule: string, place: string] {
  const at = validPart(bytes);
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line++;
  const byte = `0x${bytes[at].toString(16).toUpperCase()}`;
  return [
    `is not UTF-8 text: byte ${byte}; if it is Windows-1252, as Excel's plain "CSV" is, save it as "CSV UTF-8" (or iconv -f WINDOWS-1252 -t UTF-8)`,
    `line ${line}`,
  ];
}

/**
 * How many bytes come before the first one that is no UTF-8: the longest start that streams without complaint, less a character
 * that it leaves unfinished. Of ä in Windows-1252, 0xE4, only the letter after it is what a stream complains of.
 */
function validPart(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  for (let back = 1; back <= Math.min(3, good); back++) {
    const byte = bytes[good - back];
    // A leading byte says how many there are of the character.
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? good - back : good;
    if (byte < 0x80) return good;
  }
  return good;
}

/** Whether the bytes are UTF-8 that may end within a character. */
function isStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
