import { aliasTable } from "./aliasTable.ts";
import type { BufferedStream } from "./bufferedStream.ts";
import type { Stream } from "./stream.ts";
import { uniformIndexUnchecked } from "./uniformIndex.ts";
import { drawByAlias, drawColumns, MOST_DRAWS } from "./wasm/drawIndices.ts";

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
  const table = aliasTable(weights);
  const sample = weightedIndexSampler(weights);
  const wordsEach = table === null ? 1 : 2;
  return (words, out, count) => {
    for (let from = 0; from < count; ) {
      const end = Math.min(count, from + MOST_DRAWS);
      const at = words.take(wordsEach * (end - from));
      from +=
        table === null
          ? drawColumns(n, words.buffer, at, out, from, end)
          : drawByAlias(table, words.buffer, at, out, from, end);
      words.giveBack(wordsEach * (end - from));
      for (; from < end; from++) out[from] = sample(words);
    }
  };
}
