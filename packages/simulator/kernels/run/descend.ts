/** Steps along the whole gradient. */
import { Cell, COORDINATE_BYTES, LANES_BYTES, LOWER, MEAN_A, MEAN_B, MEAN_C, POINT_0, POINT_1, UPPER } from "./cell";
import { areCalm, measure, root, square, storeDistances } from "./measure";
import { clamp } from "./steps";

/**
 * One step of all runs, x ← Π[x − rate ∇f(x)], and what `measure` does. Unless an iterate is far from the start's minimizer
 * there is nothing to project and no run that stays where it is, so that one pass over the coordinates is enough.
 */
export function descend(cell: Cell, count: i32, step: i32): void {
  const allMove = i64x2.all_true(v128.load(cell.moving)) && i64x2.all_true(v128.load(cell.moving, 16));
  if (!allMove) memory.copy(cell.gradients, cell.x, LANES_BYTES * <usize>cell.dimension);
  const rate = f64x2.splat(cell.rate);
  let low0 = f64x2.splat(0);
  let low1 = low0;
  let high0 = low0;
  let high1 = low0;
  let at = cell.coordinates;
  let x = cell.x;
  for (let j = cell.dimension; j > 0; j--) {
    const a = v128.load64_splat(at, MEAN_A);
    const b = v128.load64_splat(at, MEAN_B);
    const c = v128.load64_splat(at, MEAN_C);
    let low = v128.load(x);
    let high = v128.load(x, 16);
    low = f64x2.sub(low, f64x2.mul(rate, slope(a, b, c, low)));
    high = f64x2.sub(high, f64x2.mul(rate, slope(a, b, c, high)));
    v128.store(x, low);
    v128.store(x, high, 16);
    const point0 = v128.load64_splat(at, POINT_0);
    const point1 = v128.load64_splat(at, POINT_1);
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
  if (allMove && areCalm(cell, low0, low1, high0, high1)) {
    storeDistances(cell, step, low0, low1, high0, high1);
    return;
  }
  project(cell);
  measure(cell, count, step);
}

/** (ay² + b)y + c. */
function slope(a: v128, b: v128, c: v128, y: v128): v128 {
  return f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(f64x2.mul(a, y), y), b), y), c);
}

/** On the box, of the runs that move; the others go back to where they were, which `gradients` holds. */
function project(cell: Cell): void {
  const movingLow = v128.load(cell.moving);
  const movingHigh = v128.load(cell.moving, 16);
  let at = cell.coordinates;
  let x = cell.x;
  let before = cell.gradients;
  for (let j = cell.dimension; j > 0; j--) {
    const lower = v128.load64_splat(at, LOWER);
    const upper = v128.load64_splat(at, UPPER);
    const low = v128.bitselect(clamp(v128.load(x), lower, upper), v128.load(before), movingLow);
    const high = v128.bitselect(clamp(v128.load(x, 16), lower, upper), v128.load(before, 16), movingHigh);
    v128.store(x, low);
    v128.store(x, high, 16);
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
    before += LANES_BYTES;
  }
}
