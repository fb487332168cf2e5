import { ProblemFileError, type Refuse } from "../problemFileError.ts";

/** An array of floating-point numbers, in C order: the last index runs fastest. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Longest header that is read; NumPy itself stops there too. */
const LONGEST_HEADER = 10_000;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * Reads NumPy's `.npy` format, versions 1 to 3: numbers of 4 or 8 bytes, of either byte order, in C or Fortran order. Python
 * objects, which would have to be unpickled, whole numbers and numbers of 2 bytes are refused.
 *
 * The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param bytes - the file's content; where nothing must be rearranged, `data` is a view of it
 * @param file - its path, for messages
 * @throws ProblemFileError naming the file, the place and the rule it breaks
 */
export function readNpy(bytes: Uint8Array, file: string): NpyArray {
  const refuse: Refuse = (place, rule) => {
    throw new ProblemFileError(file, place, rule);
  };
  const { text, end } = headerOf(bytes, refuse);
  const { descr, fortranOrder, shape } = parseHeader(text, refuse);
  const [, order, size] = /^([<>])f([48])$/.exec(descr) ?? refuse("dtype", dtypeRule(descr));
  const count = shape.reduce((product, n) => product * n, 1);
  const expected = count * Number(size);
  const found = bytes.length - end;
  if (found !== expected) {
    const is = found < expected ? `is cut off after ${found}` : `has ${found}`;
    refuse("data", `must have ${expected} bytes for the shape ${written(shape)}, ${is}`);
  }
  const read = { count, size: Number(size), swapped: (order === "<") !== IS_LITTLE_ENDIAN };
  const stored = numbersOf(bytes.subarray(end), read);
  const data = fortranOrder && shape.length > 1 ? inCOrder(stored, shape) : stored;
  const bad = data.findIndex((entry: number) => !Number.isFinite(entry));
  if (bad >= 0) refuse(`entry [${indexOf(bad, shape).join(", ")}]`, `must be a finite number, is ${data[bad]}`);
  return { shape, data };
}

/** The dictionary that says what the numbers are, and where they begin. */
function headerOf(bytes: Uint8Array, refuse: Refuse): { text: string; end: number } {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    refuse(
      "top level",
      `is not in NumPy's .npy format${isZip ? " but a zip, such as .npz; save one array with np.save" : ""}`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) refuse("header", "is cut off");
  const [major, minor] = [bytes[6], bytes[7]];
  if (major < 1 || major > 3 || minor !== 0) {
    refuse("version", `must be 1.0, 2.0 or 3.0, is ${major}.${minor}`);
  }
  const start = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) refuse("header", `must have at most ${LONGEST_HEADER} bytes, has ${length}`);
  const end = start + length;
  if (end > bytes.length) refuse("header", "is cut off");
  return { text: new TextDecoder().decode(bytes.subarray(start, end)), end };
}

/** A shape as NumPy writes it. */
export function written(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

interface NpyHeader {
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

/** A dictionary of Python's with three entries, in any order. */
function parseHeader(text: string, refuse: Refuse): NpyHeader {
  const find = (key: string, value: RegExp): string =>
    new RegExp(`'${key}'\\s*:\\s*(${value.source})\\s*[,}]`).exec(text)?.[1] ??
    refuse("header", `must be a dictionary of Python's with '${key}', is ${quoted(text)}`);
  const descr = find("descr", /'[^']*'|\[.*\]/);
  const fortranOrder = find("fortran_order", /True|False/) === "True";
  const shape = find("shape", /\((?:\d+L?,\s*)*(?:\d+L?)?\)/)
    .split(/\D+/)
    .filter((digits) => digits !== "")
    .map(Number);
  if (shape.includes(0)) refuse("shape", `must not have a 0, is ${written(shape)}`);
  if (!(shape.reduce((product, n) => product * n, 8) <= Number.MAX_SAFE_INTEGER)) {
    refuse("shape", `is larger than any file: ${written(shape)}`);
  }
  return { descr: descr.replaceAll("'", ""), fortranOrder, shape };
}

function dtypeRule(descr: string): string {
  const must = "must be float32 or float64";
  if (/^\[/.test(descr)) return `${must}, is a record of fields; save one of them`;
  if (/O/.test(descr)) return `${must}, is Python objects, which are not unpickled; are all rows of one length?`;
  return `${must}, is ${quoted(descr)}; save x.astype("float64")`;
}

/** Text for a message, not all of it. */
function quoted(text: string): string {
  const short = text.trim();
  return JSON.stringify(short.length > 60 ? `${short.slice(0, 60)}…` : short);
}

function numbersOf(
  bytes: Uint8Array,
  { count, size, swapped }: { count: number; size: number; swapped: boolean },
): Float32Array | Float64Array {
  // Of a pipe or a slice the numbers may begin at any byte; a typed array cannot.
  const aligned = !swapped && bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  if (swapped) swapInPlace(aligned, size);
  return size === 4
    ? new Float32Array(aligned.buffer, aligned.byteOffset, count)
    : new Float64Array(aligned.buffer, aligned.byteOffset, count);
}

/** Reverses the bytes of every number. */
function swapInPlace(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) {
    for (let low = at, high = at + size - 1; low < high; low++, high--) {
      const byte = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = byte;
    }
  }
}

/** Numbers whose first index runs fastest, put so that the last one does. */
function inCOrder(stored: Float32Array | Float64Array, shape: readonly number[]): Float32Array | Float64Array {
  const out = stored.slice();
  const index = shape.map(() => 0);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, n) => product * n, 1));
  for (let e = 0, at = 0; e < out.length; e++) {
    out[e] = stored[at];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += strides[axis];
      if (++index[axis] < shape[axis]) break;
      at -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return out;
}

function indexOf(entry: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1, rest = entry; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}
