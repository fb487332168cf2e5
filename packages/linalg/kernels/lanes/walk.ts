/**
 * Steps of vectors side by side, one a lane: entry (a, lane) of r×lanes at a·lanes + lane. Every lane has the bits of its vector
 * alone: sums over entries, members and coordinates are in ascending order.
 *
 * A step is what a batch of members does to the vectors, with a factor a lane. The batches are those of `steps` entries of `starts`
 * and on: the first member and its count, then those of the next batch. Where not `whole`, the last batch is not complete: what its
 * members add is kept, in `change`, `matrix` or `sums`, which are zero between steps.
 */
import { addMatrix } from "./steps/addMatrix";
import { addOuterRows } from "./steps/addOuterRows";
import { addRows } from "./steps/addRows";
import { applyMatrix } from "./steps/applyMatrix";
import { scaleByCoordinates } from "./steps/scaleByCoordinates";
import { subtractChange } from "./steps/subtractChange";
import { subtractRow } from "./steps/subtractRow";

/** Members of one row each, one a batch: vectors −= factors∘(y (y'vectors)). */
export function walkRow(
  r: i32,
  lanes: i32,
  entries: usize,
  starts: usize,
  members: usize,
  steps: i32,
  factors: usize,
  vectors: usize,
): void {
  const row = (<usize>r) << 3;
  members += (<usize>load<u32>(starts)) << 2;
  for (let t = 0; t < steps; t++) {
    subtractRow(r, lanes, entries + <usize>load<u32>(members) * row, factors, vectors);
    members += 4;
  }
}

/** Members of `rowsEach` rows: vectors −= factors∘Σ countⱼ Σ y (y'vectors). */
export function walkRows(
  r: i32,
  lanes: i32,
  rowsEach: i32,
  entries: usize,
  starts: usize,
  members: usize,
  counts: usize,
  steps: i32,
  whole: bool,
  change: usize,
  factors: usize,
  vectors: usize,
): void {
  let from: usize = load<u32>(starts);
  for (let t = 0; t < steps; t++) {
    starts += 4;
    const end: usize = load<u32>(starts);
    const size = <i32>(end - from);
    addRows(r, lanes, rowsEach, entries, members + (from << 2), counts + (from << 3), size, vectors, change);
    from = end;
    if (whole || t + 1 < steps) subtractChange(r, lanes, change, factors, vectors);
  }
}

/** The same by the matrix Σ countⱼ Σ yy' of the batch. */
export function walkOuterRows(
  r: i32,
  lanes: i32,
  rowsEach: i32,
  entries: usize,
  starts: usize,
  members: usize,
  counts: usize,
  steps: i32,
  whole: bool,
  matrix: usize,
  change: usize,
  factors: usize,
  vectors: usize,
): void {
  let from: usize = load<u32>(starts);
  for (let t = 0; t < steps; t++) {
    starts += 4;
    const end: usize = load<u32>(starts);
    addOuterRows(r, rowsEach, entries, members + (from << 2), counts + (from << 3), <i32>(end - from), matrix);
    from = end;
    if (whole || t + 1 < steps) applyMatrix(r, lanes, matrix, change, factors, vectors);
  }
}

/** Members that are matrices, r×r: vectors −= factors∘(Σ countⱼ Hⱼ)vectors. */
export function walkMatrices(
  r: i32,
  lanes: i32,
  entries: usize,
  starts: usize,
  members: usize,
  counts: usize,
  steps: i32,
  whole: bool,
  matrix: usize,
  change: usize,
  factors: usize,
  vectors: usize,
): void {
  const each = (<usize>(r * r)) << 3;
  let j: usize = load<u32>(starts);
  for (let t = 0; t < steps; t++) {
    starts += 4;
    for (const end: usize = load<u32>(starts); j < end; j++) {
      addMatrix(r, entries + <usize>load<u32>(members + (j << 2)) * each, f64.load(counts + (j << 3)), matrix);
    }
    if (whole || t + 1 < steps) applyMatrix(r, lanes, matrix, change, factors, vectors);
  }
}

/**
 * Members that are numbers, one a coordinate: vectors ∘= 1 − factors∘(sums/divisor), with sums Σ countⱼ entriesⱼ. The entries of a
 * member that are not zero are those from `firsts` of it to that of the next one; `coordinates` says where they act.
 */
export function walkCoordinates(
  r: i32,
  lanes: i32,
  firsts: usize,
  coordinates: usize,
  entries: usize,
  starts: usize,
  members: usize,
  counts: usize,
  steps: i32,
  whole: bool,
  divisor: f64,
  sums: usize,
  factors: usize,
  vectors: usize,
): void {
  let j: usize = load<u32>(starts);
  for (let t = 0; t < steps; t++) {
    starts += 4;
    for (const end: usize = load<u32>(starts); j < end; j++) {
      const member = firsts + ((<usize>load<u32>(members + (j << 2))) << 2);
      const last: usize = load<u32>(member, 4);
      for (let e: usize = load<u32>(member); e < last; e++) {
        const sum = sums + ((<usize>load<u32>(coordinates + (e << 2))) << 3);
        f64.store(sum, f64.load(sum) + f64.load(counts + (j << 3)) * f64.load(entries + (e << 3)));
      }
    }
    if (whole || t + 1 < steps) scaleByCoordinates(r, lanes, sums, divisor, factors, vectors);
  }
}
