import { type BufferedStream, binomial, uniformIndex, weightedIndexFiller } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";

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
  const fill = weightedIndexFiller(weights);
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
  const fill = weightedIndexFiller(weights);
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
