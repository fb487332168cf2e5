import type { Batches } from "@sgd-basins/linalg";
import { type BufferedStream, binomial, uniformIndex, weightedIndexFiller } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";

/** Batches of this many times the components are drawn as counts, one component after the other. */
const MANY = 8;
/** Entries of the batches that are drawn at once, but for batches that have more. */
const AT_ONCE = 1024;

export interface BatchDraws {
  /** k. */
  readonly size: number;
  /** The most entries that a batch can have. */
  readonly most: number;
  /** Batches that are drawn at once, at most. */
  readonly atOnce: number;
  /** Draws the first `count` of the batches: the components that each holds, ascending where k is not small, and how often. */
  readonly draw: (words: BufferedStream, batches: Batches, count: number) => void;
}

/**
 * @param weights - positive, summing to one; equal without replacement
 * @param batch - finite
 */
export function batchDraws(weights: Float64Array, batch: Batch): BatchDraws {
  const size = typeof batch === "object" ? batch.size : batch;
  if (size === "inf") throw new RangeError("gradient descent draws no batch");
  const most = Math.min(size, weights.length);
  const atOnce = Math.max(1, Math.floor(AT_ONCE / most));
  return { size, most, atOnce, draw: drawOf(weights, size, atOnce, typeof batch === "object") };
}

function drawOf(weights: Float64Array, size: number, atOnce: number, once: boolean): BatchDraws["draw"] {
  if (once) return withoutReplacement(weights.length, size);
  if (size < weights.length) return byIndex(weights, size);
  return size < MANY * weights.length ? byCounting(weights, size, atOnce) : bySplitting(weights, size);
}

function byIndex(weights: Float64Array, size: number): BatchDraws["draw"] {
  const fill = weightedIndexFiller(weights);
  return (words, batches, count) => {
    fill(words, batches.members, count * size);
    eachOnce(batches, size, count);
  };
}

/** Batches of `size` entries each. */
function eachOnce({ starts, counts }: Batches, size: number, count: number): void {
  for (let t = 0; t <= count; t++) starts[t] = t * size;
  counts.fill(1, 0, count * size);
}

function byCounting(weights: Float64Array, size: number, atOnce: number): BatchDraws["draw"] {
  const fill = weightedIndexFiller(weights);
  const drawn = new Uint32Array(atOnce * size);
  const tally = new Int32Array(weights.length);
  return (words, { starts, members, counts }, count) => {
    fill(words, drawn, count * size);
    let at = 0;
    for (let t = 0; t < count; t++) {
      starts[t] = at;
      for (let j = t * size; j < (t + 1) * size; j++) tally[drawn[j]] += 1;
      for (let i = 0; i < tally.length; i++) {
        const times = tally[i];
        tally[i] = 0;
        members[at] = i;
        counts[at] = times;
        // One more if it is in the batch: chance decides, and a branch would be mistaken often.
        at += (times | -times) >>> 31;
      }
    }
    starts[count] = at;
  };
}

/** Multinomial counts: each component gets a binomial share of what those before it left. */
function bySplitting(weights: Float64Array, size: number): BatchDraws["draw"] {
  const n = weights.length;
  const shares = new Float64Array(n).fill(1);
  for (let i = n - 2, rest = weights[n - 1]; i >= 0; i--) {
    rest += weights[i];
    shares[i] = weights[i] / rest;
  }
  return (words, { starts, members, counts }, count) => {
    let at = 0;
    for (let t = 0; t < count; t++) {
      starts[t] = at;
      for (let i = 0, left = size; i < n; i++) {
        const times = i === n - 1 ? left : binomial(words, left, shares[i]);
        left -= times;
        if (times === 0) continue;
        members[at] = i;
        counts[at++] = times;
      }
    }
    starts[count] = at;
  };
}

/** The first k of a permutation that goes on from step to step (Fisher and Yates): all sets are equally likely in each. */
function withoutReplacement(n: number, size: number): BatchDraws["draw"] {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return (words, batches, count) => {
    for (let t = 0, at = 0; t < count; t++) {
      for (let j = 0; j < size; j++) {
        const other = j + uniformIndex(words, n - j);
        const kept = order[other];
        order[other] = order[j];
        order[j] = kept;
        batches.members[at++] = kept;
      }
    }
    eachOnce(batches, size, count);
  };
}
