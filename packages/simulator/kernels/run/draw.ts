import { Cell } from "./cell";
import { makeWords, Words } from "./words";

/** What the words of a draw take at most. */
const DRAW_BYTES: usize = 8;

/**
 * Draws `count` components, at most DRAWN_AT_ONCE, as weightedIndexSampler of `random` does. For each one, `drawn` gets the
 * address where `firstTerms` has it.
 *
 * A column by Lemire's product, with rejection, then a second word against its threshold. Equal weights take no second
 * word; every column's alias is its own index then.
 */
export function drawComponents(cell: Cell, words: Words, count: i32): void {
  const n = <u64>cell.components;
  const rejected = cell.rejected;
  const drawBytes = <usize>cell.drawBytes;
  const columns = cell.columns;
  const firstTerms = cell.firstTerms;
  let out = cell.drawn;
  const outEnd = out + ((<usize>count) << 2);
  let at = words.at;
  let end = words.end;
  while (out < outEnd) {
    if (end - at < DRAW_BYTES) {
      words.at = at;
      makeWords(words, DRAW_BYTES, cell.wordsRoom);
      at = words.at;
      end = words.end;
    }
    const product = <u64>load<u32>(at) * n;
    if (<u32>product < rejected) {
      at += 4;
      continue;
    }
    const column = <u32>(product >> 32);
    const entry = columns + ((<usize>column) << 3);
    // Without a branch, which nobody could predict.
    const isAlias = -(<u32>(load<u32>(at, 4) >= load<u32>(entry)));
    const component = column ^ ((column ^ load<u32>(entry, 4)) & isAlias);
    store<u32>(out, <u32>(firstTerms + ((<usize>component) << 2)));
    at += drawBytes;
    out += 4;
  }
  words.at = at;
}
