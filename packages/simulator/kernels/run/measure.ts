import { isOutside } from "./basin";
import { Cell, COORDINATE_BYTES, LANES_BYTES, POINT_0, POINT_1 } from "./cell";

/**
 * The distances of all runs' iterates to both minimizers, each a sum in the coordinates' order, infinite if it is not a
 * number. From the first step on it finds out which runs have left the start's basin, and which move on: those whose
 * distance to minimizer 0 is finite.
 */
export function measure(cell: Cell, count: i32, step: i32): void {
  const zero = f64x2.splat(0);
  let low0 = zero;
  let low1 = zero;
  let high0 = zero;
  let high1 = zero;
  let at = cell.coordinates;
  let x = cell.x;
  for (let j = cell.dimension; j > 0; j--) {
    const point0 = v128.load64_splat(at, POINT_0);
    const point1 = v128.load64_splat(at, POINT_1);
    const low = v128.load(x);
    const high = v128.load(x, 16);
    low0 = f64x2.add(low0, square(f64x2.sub(low, point0)));
    low1 = f64x2.add(low1, square(f64x2.sub(low, point1)));
    high0 = f64x2.add(high0, square(f64x2.sub(high, point0)));
    high1 = f64x2.add(high1, square(f64x2.sub(high, point1)));
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
  }
  low0 = root(low0);
  low1 = root(low1);
  high0 = root(high0);
  high1 = root(high1);
  storeDistances(cell, step, low0, low1, high0, high1);
  if (step === 0) return;
  const infinity = f64x2.splat(Infinity);
  v128.store(cell.moving, f64x2.lt(low0, infinity));
  v128.store(cell.moving, f64x2.lt(high0, infinity), 16);
  if (areCalm(cell, low0, low1, high0, high1)) return;
  for (let r = 0; r < count; r++) {
    const left = cell.outcomes + ((<usize>r) << 4);
    if (load<i32>(left) === 0) store<i32>(left, i32(isOutside(cell, r)));
  }
}

/** Whether all runs are so near to the start's minimizer that they are in its basin and in the box. */
export function areCalm(cell: Cell, low0: v128, low1: v128, high0: v128, high1: v128): bool {
  const calm = f64x2.splat(cell.calmDistance);
  const low = cell.start === 0 ? low0 : low1;
  const high = cell.start === 0 ? high0 : high1;
  return i64x2.all_true(v128.and(f64x2.lt(low, calm), f64x2.lt(high, calm)));
}

export function square(x: v128): v128 {
  return f64x2.mul(x, x);
}

/** Distances from sums of squares. */
export function root(sums: v128): v128 {
  return v128.bitselect(f64x2.sqrt(sums), f64x2.splat(Infinity), f64x2.eq(sums, sums));
}

/** The distances of runs 0 and 1, then 2 and 3, to minimizers 0 and 1. */
export function storeDistances(cell: Cell, step: i32, low0: v128, low1: v128, high0: v128, high1: v128): void {
  const row = (<usize>(cell.steps + 1)) << 3;
  const out = cell.distances + ((<usize>step) << 3);
  v128.store64_lane(out, low0, 0);
  v128.store64_lane(out + row, low1, 0);
  v128.store64_lane(out + 2 * row, low0, 1);
  v128.store64_lane(out + 3 * row, low1, 1);
  v128.store64_lane(out + 4 * row, high0, 0);
  v128.store64_lane(out + 5 * row, high1, 0);
  v128.store64_lane(out + 6 * row, high0, 1);
  v128.store64_lane(out + 7 * row, high1, 1);
}
