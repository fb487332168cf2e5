import { type AliasTable, aliasTable, binomial, uniformIndex, weightedIndexSampler } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";
import type { BufferedStream } from "./bufferedStream.ts";

/** Batches of this many times the components are drawn as counts, one component after the other. */
const MANY = 8;

/** Batches, drawn again and again into the same arrays. */
export interface BatchDraws {
  /** k. */
  readonly size: number;
  /** The components that the last batch holds. */
  readonly members: Uint32Array;
  /** How often each of them is in it. */
  readonly counts: Float64Array;
  /** Draws a batch; returns how many entries `members` and `counts` now have. */
  readonly draw: (words: BufferedStream) => number;
  /** The most entries that there can be. */
  readonly most: number;
}

/**
 * @param weights - positive, summing to one; equal without replacement
 * @param batch - finite
 */
export function batchDraws(weights: Float64Array, batch: Batch): BatchDraws {
  const size = typeof batch === "object" ? batch.size : batch;
  if (size === "inf") throw new RangeError("gradient descent draws no batch");
  if (typeof batch === "object") return withoutReplacement(weights.length, size);
  if (size < weights.length) return byIndex(weights, size);
  return size < MANY * weights.length ? byCounting(weights, size) : bySplitting(weights, size);
}

function arrays(size: number, most: number): Omit<BatchDraws, "draw"> {
  return { size, most, members: new Uint32Array(most), counts: new Float64Array(most).fill(1) };
}

function byIndex(weights: Float64Array, size: number): BatchDraws {
  const out = arrays(size, size);
  const fill = indexFiller(weights);
  return {
    ...out,
    draw(words) {
      fill(words, out.members, size);
      return size;
    },
  };
}

function byCounting(weights: Float64Array, size: number): BatchDraws {
  const n = weights.length;
  const out = arrays(size, n);
  const fill = indexFiller(weights);
  const drawn = new Uint32Array(size);
  const tally = new Float64Array(n);
  return {
    ...out,
    draw(words) {
      tally.fill(0);
      fill(words, drawn, size);
      for (let j = 0; j < size; j++) tally[drawn[j]] += 1;
      return gather(tally, out);
    },
  };
}

const TWO_32 = 4294967296;

/** Up to so many weights the product of one with a word is exact in doubles. */
const MOST_EXACT = 2 ** 21;
/** Draws whose words are taken at once. */
const AT_ONCE = 512;

/**
 * What `weightedIndexSampler` of random draws, from the same words, `count` times: of small batches the calls for each word take
 * most of the time.
 */
function indexFiller(weights: Float64Array): (words: BufferedStream, out: Uint32Array, count: number) => void {
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
    for (; i < to; i++) out[i] = uniformIndex(words, n);
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
      const column = at < end ? Math.floor((buffer[at++] * n) / TWO_32) : uniformIndex(words, n);
      const second = at < end ? buffer[at++] : words.nextUint32();
      out[i] = second < threshold[column] ? column : alias[column];
    }
  };
}

/** Multinomial counts: each component gets a binomial share of what those before it left. */
function bySplitting(weights: Float64Array, size: number): BatchDraws {
  const n = weights.length;
  const out = arrays(size, n);
  const tally = new Float64Array(n);
  const shares = new Float64Array(n).fill(1);
  for (let i = n - 2, rest = weights[n - 1]; i >= 0; i--) {
    rest += weights[i];
    shares[i] = weights[i] / rest;
  }
  return {
    ...out,
    draw(words) {
      let left = size;
      for (let i = 0; i < n; i++) {
        tally[i] = i === n - 1 ? left : binomial(words, left, shares[i]);
        left -= tally[i];
      }
      return gather(tally, out);
    },
  };
}

function gather(tally: Float64Array, { members, counts }: Pick<BatchDraws, "members" | "counts">): number {
  let length = 0;
  for (let i = 0; i < tally.length; i++) {
    if (tally[i] === 0) continue;
    members[length] = i;
    counts[length++] = tally[i];
  }
  return length;
}

/** The first k of a permutation that goes on from step to step (Fisher and Yates): all sets are equally likely in each. */
function withoutReplacement(n: number, size: number): BatchDraws {
  const out = arrays(size, size);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return {
    ...out,
    draw(words) {
      for (let j = 0; j < size; j++) {
        const other = j + uniformIndex(words, n - j);
        const kept = order[other];
        order[other] = order[j];
        order[j] = kept;
        out.members[j] = kept;
      }
      return size;
    },
  };
}
