import { binary } from "./binary.ts";

/** What the compiled kernels export. Addresses are in bytes; see `kernels/` for what each does. */
interface Kernels {
  fillWords(
    key0: number,
    key1: number,
    counter2: number,
    counter3: number,
    low: number,
    high: number,
    out: number,
    end: number,
  ): void;
  fillUniforms(words: number, out: number, end: number): void;
  fillNormals(words: number, out: number, end: number): void;
  logEach(values: number, end: number): void;
  expEach(values: number, end: number): void;
  sinEach(values: number, end: number): void;
  cosEach(values: number, end: number): void;
}

/** Doubles made at once. Their words (8 KiB) and they themselves (8 KiB) stay in the first-level cache. */
export const CHUNK = 1024;

/** Where the blocks that Philox makes begin, and the index of their first word; the words left over end there. */
export const BLOCKS = 64;
export const FIRST_WORD = BLOCKS / 4;

/** Where doubles are made: behind two words for each and a group of blocks more. */
export const DOUBLES = BLOCKS + 8 * CHUNK + 128;
const FIRST_DOUBLE = DOUBLES / 8;

/** The kernels and the one page of memory that they share with this module. */
interface Workspace {
  readonly kernels: Kernels;
  readonly words: Uint32Array;
  /** `CHUNK` doubles at the address `DOUBLES`. */
  readonly doubles: Float64Array;
}

let made: Workspace | null = null;

/** The workspace of this thread, compiled when first asked for. */
export function workspace(): Workspace {
  made ??= makeWorkspace();
  return made;
}

function makeWorkspace(): Workspace {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const compiled = new WebAssembly.Module(Uint8Array.from(atob(binary), (c) => c.charCodeAt(0)));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return {
    kernels: instance.exports as unknown as Kernels,
    words: new Uint32Array(memory.buffer),
    doubles: new Float64Array(memory.buffer).subarray(FIRST_DOUBLE, FIRST_DOUBLE + CHUNK),
  };
}
