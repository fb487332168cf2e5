/**
 * Vectors side by side, which the same batches act on: entry (a, lane) of r×lanes at a·lanes + lane. For small steps made many
 * times: arrays stay where the kernels reach them, shapes are checked once, when they are made, and one call makes many steps.
 */
import { Checker } from "../check.ts";
import type { Kernels } from "../wasm/lanesKernels.ts";
import { lanesKernelsIn } from "../wasm/lanesKernelsIn.ts";
import { borrowSpace, LOSS, type Space } from "../wasm/space.ts";
import { type Batches, type BatchRoom, batchesIn, doublesOfBatches, wordsIn } from "./batches.ts";
import { withoutZeros } from "./withoutZeros.ts";

const check = new Checker("withLanes");

/** What a batch does to vectors v, each of which has a factor. */
export type Action =
  /** Members own a row each, and a batch is one of them: v −= factor · y(y'v). */
  | { readonly by: "row" }
  /** Members own some rows each: v −= factor · Σ count · y(y'v). */
  | { readonly by: "rows"; readonly rowsEach: number }
  /** The same by the matrix of a batch, Σ count · yy'. */
  | { readonly by: "outer rows"; readonly rowsEach: number }
  /** Members are symmetric matrices, of which the lower triangle counts: v −= factor · (Σ count · H)v. */
  | { readonly by: "matrices" }
  /** Members are r numbers each, of which most may be zero: v ∘= 1 − factor · (Σ count · h)/divisor. */
  | { readonly by: "numbers"; readonly divisor: number };

export interface LanesShape {
  /** Entries of a vector. */
  readonly r: number;
  /** A factor for each vector. */
  readonly factors: Float64Array;
  readonly action: Action;
  /** The rows, matrices or numbers of all members, one member after the other. */
  readonly entries: Float64Array;
}

/** Entries up to which all lie where the kernels reach them; beyond, those of a batch are brought there, step by step. */
const MOST_KEPT = 1 << 19;
/** Entries brought at a time, but for members that have more. */
const BROUGHT = 1 << 10;

const NONE = new Uint32Array(0);

/** The vectors and what acts on them. */
export class Lanes {
  /** The caller's to read and write between calls. */
  readonly vectors: Float64Array;
  private readonly shape: LanesShape;
  private readonly kernels: Kernels;
  private readonly factors: Float64Array;
  private readonly squares: Float64Array;
  /** What a step subtracts, or the sums that it scales by; zero between steps, as the matrix. */
  private readonly change: Float64Array;
  private readonly matrix: Float64Array;
  private readonly entries: Float64Array;
  private readonly firsts: Uint32Array;
  private readonly coordinates: Uint32Array;
  /** Members that were brought, as a batch; null where all are there. */
  private readonly brought: Batches | null;

  /** In a space with room for {@link doublesOf}; vectors are zero. */
  constructor(shape: LanesShape, space: Space) {
    const { r, factors, action } = shape;
    const room = roomFor(shape);
    const all = room === 0 ? shape.entries : new Float64Array(room * eachOf(shape)).fill(1);
    const { firsts, coordinates, entries } =
      action.by === "numbers" ? withoutZeros(r, all) : { firsts: NONE, coordinates: NONE, entries: all };
    this.shape = shape;
    this.kernels = lanesKernelsIn(space);
    this.vectors = space.allocate(r * factors.length).fill(0);
    this.change = space.allocate(r * factors.length).fill(0);
    this.factors = space.allocate(factors.length);
    this.factors.set(factors);
    this.squares = space.allocate(factors.length);
    this.matrix = space.allocate(matrixOf(shape)).fill(0);
    this.entries = space.allocate(entries.length);
    this.entries.set(entries);
    this.firsts = wordsIn(space, firsts.length);
    this.firsts.set(firsts);
    this.coordinates = wordsIn(space, coordinates.length);
    this.coordinates.set(coordinates);
    this.brought = room === 0 ? null : batchesIn(space, { batches: 1, entries: room });
    this.brought?.members.forEach((_, i, members) => {
      members[i] = i;
    });
  }

  /** A step with each of the batches `from` … `to` − 1, which live in the same space. */
  walk(batches: Batches, from: number, to: number): void {
    if (this.brought === null) this.apply(batches, from, to - from, true);
    else for (let t = from; t < to; t++) this.walkOne(batches, t, this.brought);
  }

  /** Makes each vector one of length one; the squares of their lengths, of which one that is not positive leaves its vector. */
  normalise(): Float64Array {
    const { vectors, squares, shape } = this;
    this.kernels.normalise(shape.r, squares.length, vectors.byteOffset, squares.byteOffset);
    return squares;
  }

  /** A step with a batch whose members are brought, as many at a time as there is room for. */
  private walkOne({ starts, members, counts }: Batches, t: number, brought: Batches): void {
    const { entries } = this;
    const all = this.shape.entries;
    const each = eachOf(this.shape);
    const room = brought.members.length;
    for (let j = starts[t], count = 0; j < starts[t + 1]; j++) {
      const first = members[j] * each;
      for (let e = 0, to = count * each; e < each; e++) entries[to + e] = all[first + e];
      brought.counts[count++] = counts[j];
      const whole = j + 1 === starts[t + 1];
      if (count < room && !whole) continue;
      brought.starts[1] = count;
      this.apply(brought, 0, 1, whole);
      count = 0;
    }
  }

  /** Some steps, the last of which may be only begun. */
  private apply({ starts, members, counts }: Batches, from: number, steps: number, whole: boolean): void {
    const { kernels, shape } = this;
    const { r, action } = shape;
    const lanes = shape.factors.length;
    const entries = this.entries.byteOffset;
    const first = starts.byteOffset + 4 * from;
    const change = this.change.byteOffset;
    const matrix = this.matrix.byteOffset;
    const factors = this.factors.byteOffset;
    const vectors = this.vectors.byteOffset;
    switch (action.by) {
      case "row":
        kernels.walkRow(r, lanes, entries, first, members.byteOffset, steps, factors, vectors);
        break;
      case "rows":
        kernels.walkRows(
          r,
          lanes,
          action.rowsEach,
          entries,
          first,
          members.byteOffset,
          counts.byteOffset,
          steps,
          whole,
          change,
          factors,
          vectors,
        );
        break;
      case "outer rows":
        kernels.walkOuterRows(
          r,
          lanes,
          action.rowsEach,
          entries,
          first,
          members.byteOffset,
          counts.byteOffset,
          steps,
          whole,
          matrix,
          change,
          factors,
          vectors,
        );
        break;
      case "matrices":
        kernels.walkMatrices(
          r,
          lanes,
          entries,
          first,
          members.byteOffset,
          counts.byteOffset,
          steps,
          whole,
          matrix,
          change,
          factors,
          vectors,
        );
        break;
      case "numbers":
        kernels.walkCoordinates(
          r,
          lanes,
          this.firsts.byteOffset,
          this.coordinates.byteOffset,
          entries,
          first,
          members.byteOffset,
          counts.byteOffset,
          steps,
          whole,
          action.divisor,
          change,
          factors,
          vectors,
        );
    }
  }
}

/**
 * Lanes of each of some shapes, and room for the batches that act on all of them, for as long as `use` runs.
 *
 * @throws LinearAlgebraError on a size that is no integer or below its least
 */
export function withLanes<T>(
  shapes: readonly LanesShape[],
  room: BatchRoom,
  use: (all: readonly Lanes[], batches: Batches) => T,
): T {
  check.dimension("batches", room.batches, 1);
  check.dimension("entries", room.entries, 1);
  for (const shape of shapes) {
    check.dimension("r", shape.r, 1);
    check.dimension("members", shape.entries.length / eachOf(shape), 1);
  }
  const space = borrowSpace(shapes.reduce((sum, shape) => sum + doublesOf(shape), doublesOfBatches(room)));
  const mark = space.mark();
  try {
    return use(
      shapes.map((shape) => new Lanes(shape, space)),
      batchesIn(space, room),
    );
  } finally {
    space.release(mark);
  }
}

/** Entries of a member. */
function eachOf({ r, action }: LanesShape): number {
  switch (action.by) {
    case "rows":
    case "outer rows":
      return r * action.rowsEach;
    case "matrices":
      return r * r;
    default:
      return r;
  }
}

/** Members that are brought at a time; none where all are there. */
function roomFor(shape: LanesShape): number {
  return shape.entries.length <= MOST_KEPT ? 0 : Math.max(1, Math.floor(BROUGHT / eachOf(shape)));
}

function matrixOf({ r, action }: LanesShape): number {
  return action.by === "outer rows" || action.by === "matrices" ? r * r : 0;
}

/** Numbers that the arrays of a shape take, at most. */
function doublesOf(shape: LanesShape): number {
  const { r, factors, entries, action } = shape;
  const room = roomFor(shape);
  const there = room === 0 ? entries.length : room * eachOf(shape);
  const places = action.by === "numbers" ? there / r + 2 + there : 0;
  const own = room === 0 ? 0 : doublesOfBatches({ batches: 1, entries: room });
  return 2 * (r + 1) * factors.length + matrixOf(shape) + there + places + own + 8 * LOSS;
}
