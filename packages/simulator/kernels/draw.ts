import { Cell } from "./cell";
import { makeWords, Words } from "./words";

/** What the words of a draw take at most. */
const DRAW_BYTES: usize = 8;

/**
 * Where `firstTerms` has the next drawn component; that of weightedIndexSampler in `random`.
 *
 * A column by Lemire's product, with rejection, then a second word against its threshold. Equal weights take no second
 * word; every column's alias is its own index then.
 */
export function drawComponent(cell: Cell, words: Words): usize {
  const n = <u64>cell.components;
  for (;;) {
    if (words.end - words.at < DRAW_BYTES) makeWords(words, DRAW_BYTES, cell.wordsRoom);
    const at = words.at;
    const product = <u64>load<u32>(at) * n;
    if (<u32>product < cell.rejected) {
      words.at = at + 4;
      continue;
    }
    words.at = at + cell.drawBytes;
    const column = <u32>(product >> 32);
    const entry = cell.columns + ((<usize>column) << 3);
    // Without a branch, which nobody could predict.
    const isAlias = -(<u32>(load<u32>(at, 4) >= load<u32>(entry)));
    const component = column ^ ((column ^ load<u32>(entry, 4)) & isAlias);
    return cell.firstTerms + ((<usize>component) << 2);
  }
}
