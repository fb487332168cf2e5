import { type AliasTable, aliasTable } from "./aliasTable.ts";
import type { BufferedStream } from "./bufferedStream.ts";
import type { Stream } from "./stream.ts";
import { uniformIndexUnchecked } from "./uniformIndex.ts";
import { drawByAlias, MOST_DRAWS } from "./wasm/drawByAlias.ts";

const TWO_32 = 4294967296;

/**
 * A function that draws index i with probability weights[i] / Σ weights, in constant time, by the alias method.
 *
 * Two words a draw (a column without bias, then whether to keep it), one where all weights are equal. Thresholds are
 * multiples of 2^−32, so that the law is within 2^−33 of the one asked for in total variation, apart from rounding in the
 * weights; an index lighter than 2^−33 of the mean weight may never be drawn.
 *
 * Throws RangeError unless there is a weight and all are positive and finite, with a finite sum. Walker 1977; Vose, "A
 * linear algorithm for generating random numbers with a given distribution", IEEE Trans. Softw. Eng. 17 (1991).
 */
export function weightedIndexSampler(weights: ArrayLike<number>): (stream: Stream) => number {
  const n = weights.length;
  const table = aliasTable(weights);
  if (table === null) return (stream) => uniformIndexUnchecked(stream, n);
  const { threshold, alias } = table;
  return (stream) => {
    const column = uniformIndexUnchecked(stream, n);
    return stream.nextUint32() < threshold[column] ? column : alias[column];
  };
}

/** Up to so many weights the product of one with a word is exact in doubles. */
const MOST_EXACT = 2 ** 21;
type Filler = (words: BufferedStream, out: Uint32Array, from: number, to: number) => void;

/** Lemire's product; a word whose lower half of it is below 2^32 mod n is rejected. */
function columnFiller(n: number): Filler {
  const rejected = TWO_32 % n;
  return (words, out, from, to) => {
    let at = words.take(to - from);
    const { buffer } = words;
    const end = at + to - from;
    let i = from;
    for (; at < end; at++) {
      const word = buffer[at];
      if (Math.imul(word, n) >>> 0 >= rejected) out[i++] = (word * n) / TWO_32;
    }
    for (; i < to; i++) out[i] = uniformIndexUnchecked(words, n);
  };
}

/** The same for a column; a second word says whether it is kept. */
function aliasFiller(n: number, table: AliasTable): Filler {
  const { threshold, alias } = table;
  const rejected = TWO_32 % n;
  return (words, out, from, to) => {
    let at = words.take(2 * (to - from));
    const { buffer } = words;
    const end = at + 2 * (to - from);
    const drawn = drawByAlias(table, buffer, at, out, from, to);
    at += 2 * drawn;
    for (let i = from + drawn; i < to; i++) {
      while (at < end && Math.imul(buffer[at], n) >>> 0 < rejected) at++;
      const column = at < end ? Math.floor((buffer[at++] * n) / TWO_32) : uniformIndexUnchecked(words, n);
      const second = at < end ? buffer[at++] : words.nextUint32();
      out[i] = second < threshold[column] ? column : alias[column];
    }
  };
}

/**
 * A function that writes to out[0 … count − 1] the indices that as many calls of {@link weightedIndexSampler} give, from the
 * same words, which it takes many at a time.
 *
 * Throws RangeError as that does.
 */
export function weightedIndexFiller(
  weights: ArrayLike<number>,
): (words: BufferedStream, out: Uint32Array, count: number) => void {
  const n = weights.length;
  if (n > MOST_EXACT) {
    const sample = weightedIndexSampler(weights);
    return (words, out, count) => {
      for (let i = 0; i < count; i++) out[i] = sample(words);
    };
  }
  const table = aliasTable(weights);
  const fill = table === null ? columnFiller(n) : aliasFiller(n, table);
  return (words, out, count) => {
    for (let from = 0; from < count; from += MOST_DRAWS) fill(words, out, from, Math.min(count, from + MOST_DRAWS));
  };
}
