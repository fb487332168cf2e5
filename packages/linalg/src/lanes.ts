/**
 * Vectors side by side, which the same rows or the same matrix act on: entry (a, lane) of r×lanes at a·lanes + lane. For small
 * steps made many times: arrays stay where the kernels reach them, and shapes are checked once, when they are made.
 */
import { Checker } from "./check.ts";
import type { Kernels } from "./wasm/lanesKernels.ts";
import { lanesKernelsIn } from "./wasm/lanesKernelsIn.ts";
import { borrowSpace, LOSS, type Space } from "./wasm/space.ts";

const check = new Checker("withLanes");

export interface LanesShape {
  /** Entries of a vector. */
  readonly r: number;
  /** A factor for each vector. */
  readonly factors: Float64Array;
  /** Rows of r numbers that are given at a time, at most. */
  readonly room: number;
  /** Whether there is an r×r matrix; `Lanes.matrix` is empty without it. */
  readonly matrix: boolean;
}

/** The vectors and what acts on them; all arrays are the caller's to read and write between calls. */
export class Lanes {
  readonly vectors: Float64Array;
  readonly rows: Float64Array;
  /** A number a row. */
  readonly times: Float64Array;
  /** Of the vectors, before it is subtracted. */
  readonly change: Float64Array;
  /** Symmetric; the lower triangle counts. */
  readonly matrix: Float64Array;
  private readonly r: number;
  private readonly lanes: number;
  private readonly kernels: Kernels;
  private readonly factors: Float64Array;

  /** In a space with room for {@link doublesOf}; vectors, change and matrix are zero. */
  constructor({ r, factors, room, matrix }: LanesShape, space: Space) {
    this.r = r;
    this.lanes = factors.length;
    this.kernels = lanesKernelsIn(space);
    this.vectors = space.allocate(r * factors.length).fill(0);
    this.change = space.allocate(r * factors.length).fill(0);
    this.factors = space.allocate(factors.length);
    this.factors.set(factors);
    this.rows = space.allocate(room * r);
    this.times = space.allocate(room);
    this.matrix = space.allocate(matrix ? r * r : 0).fill(0);
  }

  /** vectors −= factors∘(y y'vectors), with y the first of the rows. */
  subtractRow(): void {
    const { r, lanes, rows, factors, vectors } = this;
    this.kernels.subtractRowFromLanes(r, lanes, rows.byteOffset, factors.byteOffset, vectors.byteOffset);
  }

  /** change += Σ yⱼ (timesⱼ yⱼ'vectors) over the first `count` rows. */
  addRows(count: number): void {
    const { r, lanes, rows, times, vectors, change } = this;
    this.kernels.addRowsOfLanes(
      r,
      lanes,
      count,
      rows.byteOffset,
      times.byteOffset,
      vectors.byteOffset,
      change.byteOffset,
    );
  }

  /** matrix += Σ timesⱼ yⱼyⱼ' over the first `count` rows; the lower triangle. */
  addOuterRows(count: number): void {
    const { r, rows, times, matrix } = this;
    this.kernels.addOuterRows(r, count, rows.byteOffset, times.byteOffset, matrix.byteOffset);
  }

  /** vectors ∘= 1 − factors∘(values/divisor), with the first row for values, one a coordinate. */
  scale(divisor: number): void {
    const { r, lanes, rows, factors, vectors } = this;
    this.kernels.scaleLanes(r, lanes, rows.byteOffset, divisor, factors.byteOffset, vectors.byteOffset);
  }

  /** change = matrix·vectors. */
  multiply(): void {
    const { r, lanes, matrix, vectors, change } = this;
    this.kernels.multiplyLanes(r, lanes, matrix.byteOffset, vectors.byteOffset, change.byteOffset);
  }

  /** vectors −= factors∘change. */
  subtractChange(): void {
    const { r, lanes, change, factors, vectors } = this;
    this.kernels.subtractLanes(r, lanes, change.byteOffset, factors.byteOffset, vectors.byteOffset);
  }
}

/**
 * Lanes of each of some shapes, for as long as `use` runs.
 *
 * @throws LinearAlgebraError on a size that is no integer or below its least
 */
export function withLanes<T>(shapes: readonly LanesShape[], use: (all: readonly Lanes[]) => T): T {
  for (const { r, room, matrix } of shapes) {
    check.dimension("r", r, 1);
    check.dimension("room", room, matrix ? 0 : 1);
  }
  const space = borrowSpace(shapes.reduce((sum, shape) => sum + doublesOf(shape), 0));
  const mark = space.mark();
  try {
    return use(shapes.map((shape) => new Lanes(shape, space)));
  } finally {
    space.release(mark);
  }
}

/** Numbers that the arrays of a shape take, six of them. */
function doublesOf({ r, factors, room, matrix }: LanesShape): number {
  return 2 * r * factors.length + factors.length + room * (r + 1) + (matrix ? r * r : 0) + 6 * LOSS;
}
