/** What a step of SGD-k does to vectors in the parts of range(Q̄), at several learning rates with the same batch. */
import type { Lanes, LanesShape } from "@sgd-basins/linalg";
import { log } from "@sgd-basins/random";
import type { BatchDraws } from "./batchDraws.ts";
import type { Block, Blocks } from "./blocks.ts";

/** What a vector that a step made zero counts for: the logarithm of the smallest double. */
export const VANISHED = -745;

/** Rows that are brought to the kernels at a time. */
const ROWS = 64;

/** How the vectors in a part of range(Q̄), one a rate, or lane, are multiplied. */
export interface Walker {
  /** What it needs of its lanes. */
  readonly shape: LanesShape;
  /** Multiplies every lane's vector by I − αH of the batch. */
  readonly step: (lanes: Lanes, draws: BatchDraws, length: number) => void;
}

/** The parts of one dimension, whose products of 1 − αq stand beside each other, one a rate. */
export interface ScalarMultiplier {
  /** What it needs of its lanes. */
  readonly shape: LanesShape;
  /** Multiplies by 1 − αq of the batch. */
  readonly step: (lanes: Lanes, length: number) => void;
  /** Adds the products' logarithms, from entry `at` on, and makes them one. */
  readonly harvest: (lanes: Lanes, sums: Float64Array, at: number) => void;
}

/** @param count - positive */
export function scalarMultiplier(
  { count, values }: Blocks["scalars"],
  { size, members, counts }: BatchDraws,
  rates: Float64Array,
): ScalarMultiplier {
  const { starts, coordinates, entries } = withoutZeros(count, values);
  return {
    shape: { r: count, factors: rates, room: 1, matrix: false },
    step(lanes, length) {
      const sums = lanes.rows;
      sums.fill(0);
      for (let j = 0; j < length; j++) {
        const member = members[j];
        const times = counts[j];
        for (let e = starts[member]; e < starts[member + 1]; e++) sums[coordinates[e]] += times * entries[e];
      }
      lanes.scale(size);
    },
    harvest({ vectors: products }, sums, at) {
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
  const rows = values.length / count;
  const starts = new Uint32Array(rows + 1);
  const coordinates = new Uint32Array(values.length);
  const entries = new Float64Array(values.length);
  let kept = 0;
  for (let i = 0, e = 0; i < rows; i++) {
    for (let a = 0; a < count; a++, e++) {
      if (values[e] === 0) continue;
      coordinates[kept] = a;
      entries[kept++] = values[e];
    }
    starts[i + 1] = kept;
  }
  return { starts, coordinates, entries };
}

/** Whichever way of applying a batch has fewer multiplications: row by row, or by the matrix of the batch. */
export function walkerOf(block: Block, draws: BatchDraws, rates: Float64Array): Walker {
  const { structure, rank, rowsEach } = block;
  const lanes = rates.length;
  if (structure === "rows" && rowsEach === 1 && draws.size === 1) return oneRowWalker(block, rates);
  const direct = 2 * draws.most * rowsEach * rank * lanes;
  const asMatrix = (draws.most * rowsEach * rank * rank) / 2 + rank * rank * (lanes + 1);
  const shares = rates.map((rate) => rate / draws.size);
  if (structure === "dense") return denseWalker(block, shares);
  return direct <= asMatrix ? rowWalker(block, shares) : matrixWalker(block, shares);
}

/** Batches of one component that owns one row, of which the change need not be kept. */
function oneRowWalker({ rank, entries }: Block, rates: Float64Array): Walker {
  return {
    shape: { r: rank, factors: rates, room: 1, matrix: false },
    step(lanes, { members }) {
      copyRow(entries, members[0] * rank, rank, lanes.rows, 0);
      lanes.subtractRow();
    },
  };
}

function rowWalker(block: Block, shares: Float64Array): Walker {
  return {
    shape: { r: block.rank, factors: shares, room: ROWS, matrix: false },
    step(lanes, draws, length) {
      lanes.change.fill(0);
      bringRows(block, draws, length, lanes, (count) => lanes.addRows(count));
      lanes.subtractChange();
    },
  };
}

function matrixWalker(block: Block, shares: Float64Array): Walker {
  return {
    shape: { r: block.rank, factors: shares, room: ROWS, matrix: true },
    step(lanes, draws, length) {
      lanes.matrix.fill(0);
      bringRows(block, draws, length, lanes, (count) => lanes.addOuterRows(count));
      lanes.multiply();
      lanes.subtractChange();
    },
  };
}

function denseWalker({ rank, entries }: Block, shares: Float64Array): Walker {
  return {
    shape: { r: rank, factors: shares, room: 0, matrix: true },
    step(lanes, { members, counts }, length) {
      lanes.matrix.fill(0);
      addMatrices(rank, entries, members, counts, length, lanes.matrix);
      lanes.multiply();
      lanes.subtractChange();
    },
  };
}

/** Brings the rows of a batch's members to the kernels, as many at a time as there is room for. */
function bringRows(
  { rank, rowsEach, entries }: Block,
  { members, counts }: BatchDraws,
  length: number,
  { rows, times }: Lanes,
  use: (count: number) => void,
): void {
  let count = 0;
  for (let j = 0; j < length; j++) {
    const end = (members[j] + 1) * rowsEach * rank;
    for (let from = members[j] * rowsEach * rank; from < end; from += rank) {
      copyRow(entries, from, rank, rows, count * rank);
      times[count++] = counts[j];
      if (count < ROWS) continue;
      use(count);
      count = 0;
    }
  }
  if (count > 0) use(count);
}

/** By hand: a view is an allocation a row. */
function copyRow(entries: Float64Array, from: number, rank: number, rows: Float64Array, to: number): void {
  for (let a = 0; a < rank; a++) rows[to + a] = entries[from + a];
}

/** out += Σ counts H over the members of a batch, r×r; the lower triangle. */
function addMatrices(
  rank: number,
  matrices: Float64Array,
  members: Uint32Array,
  counts: Float64Array,
  length: number,
  out: Float64Array,
): void {
  for (let j = 0; j < length; j++) {
    const from = members[j] * rank * rank;
    const times = counts[j];
    for (let a = 0; a < rank; a++) {
      for (let b = 0, e = a * rank; b <= a; b++, e++) out[e] += times * matrices[from + e];
    }
  }
}
