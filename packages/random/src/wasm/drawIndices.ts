/**
 * Indices from words that have been taken, as `weightedIndex.ts` draws them one by one: from those at words[at] and on, to
 * out[from … to − 1], at most {@link MOST_DRAWS}.
 *
 * Each returns how many were drawn: none where a call costs more than it saves, and fewer than asked for where the next word is
 * to be rejected.
 */
import type { AliasTable } from "../aliasTable.ts";
import { BLOCKS, CHUNK, FIRST_WORD, MOST_COLUMNS, TABLE, workspace } from "./workspace.ts";

const TWO_32 = 4294967296;

/** As many as there is room for, of two words each. */
export const MOST_DRAWS = CHUNK;
/** From so many on they are drawn here. */
const FEWEST = 16;

/** Uniform on 0 … n − 1, from a word each. */
export function drawColumns(
  n: number,
  words: Uint32Array,
  at: number,
  out: Uint32Array,
  from: number,
  to: number,
): number {
  const count = to - from;
  if (count < FEWEST) return 0;
  const { kernels, words: memory } = workspace();
  memory.set(words.subarray(at, at + count), FIRST_WORD);
  const drawn = kernels.drawColumns(BLOCKS, count, n, TWO_32 % n, BLOCKS);
  out.set(memory.subarray(FIRST_WORD, FIRST_WORD + drawn), from);
  return drawn;
}

/** The table that lies in the kernels' memory. */
let present: AliasTable | null = null;

/** From two words each; none where the table has more columns than there is room for. */
export function drawByAlias(
  table: AliasTable,
  words: Uint32Array,
  at: number,
  out: Uint32Array,
  from: number,
  to: number,
): number {
  const count = to - from;
  const n = table.alias.length;
  if (count < FEWEST || n > MOST_COLUMNS) return 0;
  const { kernels, words: memory } = workspace();
  if (present !== table) {
    present = table;
    for (let i = 0, e = TABLE / 4; i < n; i++) {
      memory[e++] = table.threshold[i];
      memory[e++] = table.alias[i];
    }
  }
  memory.set(words.subarray(at, at + 2 * count), FIRST_WORD);
  const drawn = kernels.drawByAlias(BLOCKS, count, n, TWO_32 % n, TABLE, BLOCKS);
  out.set(memory.subarray(FIRST_WORD, FIRST_WORD + drawn), from);
  return drawn;
}
