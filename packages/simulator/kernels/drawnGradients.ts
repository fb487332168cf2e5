import { Cell } from "./cell";
import { makeWords, Words } from "./words";

/** A term's coefficients (ay² + b)y + c, and the offset of its coordinate in `x` as a u32. */
export const TERM_A: usize = 0;
export const TERM_B: usize = 8;
export const TERM_C: usize = 16;
export const TERM_PLACE: usize = 24;
export const TERM_BYTES: usize = 32;

/** What the words of a draw take at most. */
const DRAW_BYTES: usize = 8;

/**
 * Adds the gradients of `batchSize` drawn components at run r's iterate to its sums.
 *
 * A draw is that of weightedIndexSampler in `random`: a column by Lemire's product, with rejection, then a second word
 * against its threshold. Equal weights take no second word; every column's alias is its own index then.
 */
export function addDrawnGradients(cell: Cell, words: Words, batchSize: i64, r: i32): void {
  const rejected = cell.rejected;
  const columns = cell.columns;
  const firstTerms = cell.firstTerms;
  const drawBytes = <usize>cell.drawBytes;
  const n = <u64>cell.components;
  const x = cell.x + ((<usize>r) << 3);
  const sums = cell.gradients + ((<usize>r) << 3);
  let at = words.at;
  let end = words.end;
  for (; batchSize > 0; batchSize--) {
    if (end - at < DRAW_BYTES) {
      words.at = at;
      makeWords(words, DRAW_BYTES, cell.wordsRoom);
      at = words.at;
      end = words.end;
    }
    const product = <u64>load<u32>(at) * n;
    if (<u32>product < rejected) {
      at += 4;
      batchSize++;
      continue;
    }
    const column = <u32>(product >> 32);
    const entry = columns + ((<usize>column) << 3);
    // Without a branch, which nobody could predict.
    const isAlias = -(<u32>(load<u32>(at, 4) >= load<u32>(entry)));
    const component = column ^ ((column ^ load<u32>(entry, 4)) & isAlias);
    at += drawBytes;
    const first = firstTerms + ((<usize>component) << 2);
    const last = <usize>load<u32>(first, 4);
    for (let term = <usize>load<u32>(first); term < last; term += TERM_BYTES) {
      const place = <usize>load<u32>(term, TERM_PLACE);
      const y = f64.load(x + place);
      const slope = (f64.load(term, TERM_A) * y * y + f64.load(term, TERM_B)) * y + f64.load(term, TERM_C);
      f64.store(sums + place, f64.load(sums + place) + slope);
    }
  }
  words.at = at;
}
