import type { AliasTable } from "../aliasTable.ts";
import { BLOCKS, CHUNK, FIRST_WORD, MOST_COLUMNS, TABLE, workspace } from "./workspace.ts";

/** From so many on, up to as many as there is room for. */
const BULK = 16;
export const MOST_DRAWS = CHUNK;

/** Whose columns lie in the kernels' memory. */
let present: AliasTable | null = null;

/**
 * Indices from the pairs of words at words[at] and on, to out[from … to − 1], at most {@link MOST_DRAWS} of them.
 *
 * @returns how many were drawn: none where a call costs more than it saves or the table has no room, and fewer than asked for
 * where the next pair's first word is to be rejected
 */
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
  if (count < BULK || n > MOST_COLUMNS) return 0;
  const { kernels, words: memory } = workspace();
  if (present !== table) {
    present = table;
    for (let i = 0, e = TABLE / 4; i < n; i++) {
      memory[e++] = table.threshold[i];
      memory[e++] = table.alias[i];
    }
  }
  memory.set(words.subarray(at, at + 2 * count), FIRST_WORD);
  const drawn = kernels.drawByAlias(BLOCKS, count, n, 4294967296 % n, TABLE, BLOCKS);
  out.set(memory.subarray(FIRST_WORD, FIRST_WORD + drawn), from);
  return drawn;
}
