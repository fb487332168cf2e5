/** What a step of SGD-k does to vectors in the parts of range(Q̄), at several learning rates with the same batch. */
import { log } from "@sgd-basins/random";
import type { BatchDraws } from "./batchDraws.ts";
import type { Block, Blocks } from "./blocks.ts";

/** What a vector that a step made zero counts for: the logarithm of the smallest double. */
export const VANISHED = -745;

/** A part of range(Q̄) and the vectors that are multiplied in it, one a rate, or lane: entry (a, lane) at a·lanes + lane. */
export interface Walker {
  readonly rank: number;
  readonly vectors: Float64Array;
  /** Multiplies every lane's vector by I − αH of the batch. */
  readonly step: (draws: BatchDraws, length: number) => void;
}

/** Multiplies the parts of one dimension by 1 − αq of each batch, at every rate. */
export function scalarMultiplier(
  { count, values }: Blocks["scalars"],
  { size, members, counts }: BatchDraws,
  rates: Float64Array,
): {
  readonly step: (length: number) => void;
  readonly harvest: (sums: Float64Array, at: number) => void;
} {
  const lanes = rates.length;
  const products = new Float64Array(count * lanes).fill(1);
  const mean = new Float64Array(count);
  const { starts, coordinates, entries } = withoutZeros(count, values);
  return {
    step(length) {
      mean.fill(0);
      for (let j = 0; j < length; j++) {
        const member = members[j];
        const times = counts[j];
        for (let e = starts[member]; e < starts[member + 1]; e++) mean[coordinates[e]] += times * entries[e];
      }
      for (let a = 0, e = 0; a < count; a++) {
        const q = mean[a] / size;
        for (let lane = 0; lane < lanes; lane++, e++) products[e] *= 1 - rates[lane] * q;
      }
    },
    harvest(sums, at) {
      for (let e = 0; e < products.length; e++) {
        const size = Math.abs(products[e]);
        sums[at + e] += size > 0 ? log(size) : VANISHED;
        products[e] = 1;
      }
    },
  };
}

/** The entries of rows that are not zero, one row after the other: components may act on few coordinates each. */
function withoutZeros(
  count: number,
  values: Float64Array,
): { readonly starts: Uint32Array; readonly coordinates: Uint32Array; readonly entries: Float64Array } {
  const rows = count === 0 ? 0 : values.length / count;
  const starts = new Uint32Array(rows + 1);
  const kept = Array.from(values.keys()).filter((e) => values[e] !== 0);
  for (const e of kept) starts[Math.floor(e / count) + 1] += 1;
  for (let i = 0; i < rows; i++) starts[i + 1] += starts[i];
  return {
    starts,
    coordinates: Uint32Array.from(kept, (e) => e % count),
    entries: Float64Array.from(kept, (e) => values[e]),
  };
}

/** Whichever way of applying a batch has fewer multiplications: row by row, or by the matrix of the batch. */
export function walkerOf(block: Block, draws: BatchDraws, rates: Float64Array): Walker {
  const { structure, rank, rowsEach } = block;
  const lanes = rates.length;
  if (structure === "rows" && rowsEach === 1 && draws.size === 1) return oneRowWalker(block, rates);
  const direct = 2 * draws.most * rowsEach * rank * lanes;
  const asMatrix = (draws.most * rowsEach * rank * rank) / 2 + rank * rank * (lanes + 1);
  return structure === "rows" && direct <= asMatrix
    ? rowWalker(block, draws, rates)
    : matrixWalker(block, draws, rates);
}

function rowWalker({ rank, rowsEach, entries }: Block, { size }: BatchDraws, rates: Float64Array): Walker {
  const lanes = rates.length;
  const shares = rates.map((rate) => rate / size);
  const vectors = new Float64Array(rank * lanes);
  const change = new Float64Array(rank * lanes);
  const products = new Float64Array(lanes);
  return {
    rank,
    vectors,
    step({ members, counts }, length) {
      change.fill(0);
      for (let j = 0; j < length; j++) {
        const end = (members[j] + 1) * rowsEach * rank;
        for (let from = members[j] * rowsEach * rank; from < end; from += rank) {
          products.fill(0);
          for (let a = 0, e = 0; a < rank; a++) {
            const y = entries[from + a];
            for (let lane = 0; lane < lanes; lane++, e++) products[lane] += y * vectors[e];
          }
          for (let lane = 0; lane < lanes; lane++) products[lane] *= counts[j];
          for (let a = 0, e = 0; a < rank; a++) {
            const y = entries[from + a];
            for (let lane = 0; lane < lanes; lane++, e++) change[e] += y * products[lane];
          }
        }
      }
      subtract(vectors, change, shares);
    },
  };
}

/** The same for batches of one component that owns one row, of which the change need not be kept. */
function oneRowWalker({ rank, entries }: Block, rates: Float64Array): Walker {
  const lanes = rates.length;
  const vectors = new Float64Array(rank * lanes);
  const products = new Float64Array(lanes);
  return {
    rank,
    vectors,
    step({ members }) {
      const from = members[0] * rank;
      products.fill(0);
      for (let a = 0, e = 0; a < rank; a++) {
        const y = entries[from + a];
        for (let lane = 0; lane < lanes; lane++, e++) products[lane] += y * vectors[e];
      }
      for (let a = 0, e = 0; a < rank; a++) {
        const y = entries[from + a];
        for (let lane = 0; lane < lanes; lane++, e++) vectors[e] -= rates[lane] * (y * products[lane]);
      }
    },
  };
}

function matrixWalker(
  { structure, rank, rowsEach, entries }: Block,
  { size }: BatchDraws,
  rates: Float64Array,
): Walker {
  const lanes = rates.length;
  const shares = rates.map((rate) => rate / size);
  const vectors = new Float64Array(rank * lanes);
  const change = new Float64Array(rank * lanes);
  const sum = new Float64Array(rank * rank);
  const addMembers = structure === "rows" ? addOuterProducts : addMatrices;
  return {
    rank,
    vectors,
    step({ members, counts }, length) {
      sum.fill(0);
      addMembers(rank, rowsEach, entries, members, counts, length, sum);
      change.fill(0);
      for (let a = 0; a < rank; a++) {
        const to = a * lanes;
        for (let b = 0; b < rank; b++) {
          const entry = b <= a ? sum[a * rank + b] : sum[b * rank + a];
          const from = b * lanes;
          for (let lane = 0; lane < lanes; lane++) change[to + lane] += entry * vectors[from + lane];
        }
      }
      subtract(vectors, change, shares);
    },
  };
}

/** out += Σ counts Y'Y over the members of a batch, r×r; the lower triangle. */
function addOuterProducts(
  rank: number,
  rowsEach: number,
  rows: Float64Array,
  members: Uint32Array,
  counts: Float64Array,
  length: number,
  out: Float64Array,
): void {
  for (let j = 0; j < length; j++) {
    const times = counts[j];
    const end = (members[j] + 1) * rowsEach * rank;
    for (let from = members[j] * rowsEach * rank; from < end; from += rank) {
      for (let a = 0, to = 0; a < rank; a++, to += rank) {
        const y = times * rows[from + a];
        for (let b = 0; b <= a; b++) out[to + b] += y * rows[from + b];
      }
    }
  }
}

/** out += Σ counts H over the members of a batch, r×r; the lower triangle. */
function addMatrices(
  rank: number,
  rowsEach: number,
  matrices: Float64Array,
  members: Uint32Array,
  counts: Float64Array,
  length: number,
  out: Float64Array,
): void {
  for (let j = 0; j < length; j++) {
    const from = members[j] * rowsEach * rank;
    const times = counts[j];
    for (let a = 0; a < rank; a++) {
      for (let b = 0, e = a * rank; b <= a; b++, e++) out[e] += times * matrices[from + e];
    }
  }
}

/** @param shares - α/k, a rate each */
function subtract(vectors: Float64Array, change: Float64Array, shares: Float64Array): void {
  const lanes = shares.length;
  for (let e = 0; e < vectors.length; e += lanes) {
    for (let lane = 0; lane < lanes; lane++) vectors[e + lane] -= shares[lane] * change[e + lane];
  }
}
