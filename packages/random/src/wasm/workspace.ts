import { instantiate, type Kernels } from "./kernels.ts";

/** Doubles made at once. Their words (8 KiB) and they themselves (8 KiB) stay in the first-level cache. */
export const CHUNK = 1024;

/** Where the blocks that Philox makes begin, and the index of their first word; the words left over end there. */
export const BLOCKS = 64;
export const FIRST_WORD = BLOCKS / 4;

/** Where doubles are made: behind two words for each and a group of blocks more. */
export const DOUBLES = BLOCKS + 8 * CHUNK + 128;
const FIRST_DOUBLE = DOUBLES / 8;

const PAGE = 65536;
/** Where columns lie, a threshold and an alias each, and how many there may be: on pages of their own, untouched until then. */
export const TABLE = PAGE;
export const MOST_COLUMNS = 65536;
const PAGES = 1 + (8 * MOST_COLUMNS) / PAGE;

/** The kernels and the memory that they share with this module. */
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
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  return {
    kernels: instantiate(memory),
    words: new Uint32Array(memory.buffer),
    doubles: new Float64Array(memory.buffer).subarray(FIRST_DOUBLE, FIRST_DOUBLE + CHUNK),
  };
}
