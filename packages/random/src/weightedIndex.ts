import type { BufferedStream } from "./bufferedStream.ts";
import type { Stream } from "./stream.ts";
import { uniformIndexUnchecked } from "./uniformIndex.ts";

const TWO_32 = 4294967296;

/** Columns from which an index is drawn: one by a word without bias, as `uniformIndex` does, and a second word decides. */
export interface AliasTable {
  /** Column i is kept when the second word is below threshold[i]; a column kept always is its own alias. */
  readonly threshold: Uint32Array;
  /** The index column i gives when it is not kept. */
  readonly alias: Uint32Array;
}

/** Σ weights, after checking them. */
function sumWeights(weights: ArrayLike<number>): number {
  if (weights.length === 0) throw new RangeError("weights must not be empty");
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`weights must be positive and finite, weight ${i} is ${weight}`);
    }
    total += weight;
  }
  if (!(total < Number.POSITIVE_INFINITY)) throw new RangeError("the sum of the weights must be finite");
  return total;
}

function allEqual(weights: ArrayLike<number>): boolean {
  for (let i = 1; i < weights.length; i++) if (weights[i] !== weights[0]) return false;
  return true;
}

/** Vose's construction: each column too light is filled up by one too heavy. */
export function buildAliasTable(weights: ArrayLike<number>, total: number): AliasTable {
  const n = weights.length;
  const share = new Float64Array(n);
  const threshold = new Uint32Array(n);
  const alias = new Uint32Array(n);
  const light: number[] = [];
  const heavy: number[] = [];
  for (let i = 0; i < n; i++) {
    alias[i] = i;
    share[i] = (weights[i] / total) * n;
    (share[i] < 1 ? light : heavy).push(i);
  }
  // What is left on one list alone differs from 1 by rounding only and keeps its whole column.
  while (light.length > 0 && heavy.length > 0) {
    const filled = light.pop() as number;
    const filler = heavy[heavy.length - 1];
    const kept = Math.floor(share[filled] * TWO_32 + 0.5);
    if (kept < TWO_32) {
      threshold[filled] = kept;
      alias[filled] = filler;
    }
    share[filler] -= 1 - share[filled];
    if (share[filler] < 1) light.push(heavy.pop() as number);
  }
  return { threshold, alias };
}

/**
 * The table from which `weightedIndexSampler` draws, for kernels that draw for themselves; null where all weights are
 * equal, so that the column is the index and the second word is not drawn.
 *
 * Throws RangeError unless there is a weight and all are positive and finite, with a finite sum.
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable | null {
  const total = sumWeights(weights);
  return allEqual(weights) ? null : buildAliasTable(weights, total);
}

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
/** Draws whose words are taken at once. */
const AT_ONCE = 512;

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
function aliasFiller(n: number, { threshold, alias }: AliasTable): Filler {
  const rejected = TWO_32 % n;
  return (words, out, from, to) => {
    let at = words.take(2 * (to - from));
    const { buffer } = words;
    const end = at + 2 * (to - from);
    for (let i = from; i < to; i++) {
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
    for (let from = 0; from < count; from += AT_ONCE) fill(words, out, from, Math.min(count, from + AT_ONCE));
  };
}
