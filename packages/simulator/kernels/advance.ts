import { Cell, COORDINATE_BYTES, LANES_BYTES, LOWER, POINT_0, POINT_1, SIDE, SIDED_BARRIER, UPPER } from "./cell";

/** Bytes into `masks`. */
export const MOVING: usize = 0;
export const INSIDE: usize = 32;

/**
 * One step of all four runs, coordinate by coordinate: x ← Π[x − rate g], then the distances to both minimizers, each a sum
 * in the coordinates' order. `gradients` holds g, and zeros afterwards. A run that does not move any more keeps its
 * iterate; one whose distance to the first minimizer is not finite moves no more.
 *
 * `distances`: where run 0's distance to minimizer 0 goes; the rows of a run's two minimizers follow each other.
 */
export function advance(cell: Cell, rate: f64, distances: usize, rowBytes: usize): void {
  const masks = cell.masks;
  const rates = f64x2.splat(rate);
  const zero = f64x2.splat(0);
  const movingA = v128.load(masks, MOVING);
  const movingB = v128.load(masks, MOVING + 16);
  let insideA = v128.load(masks, INSIDE);
  let insideB = v128.load(masks, INSIDE + 16);
  let sumA0 = zero;
  let sumA1 = zero;
  let sumB0 = zero;
  let sumB1 = zero;
  let at = cell.coordinates;
  let x = cell.x;
  let gradients = cell.gradients;
  for (let j = cell.dimension; j > 0; j--) {
    const beforeA = v128.load(x);
    const beforeB = v128.load(x, 16);
    const stepA = f64x2.mul(rates, v128.load(gradients));
    const stepB = f64x2.mul(rates, v128.load(gradients, 16));
    v128.store(gradients, zero);
    v128.store(gradients, zero, 16);
    const lower = v128.load64_splat(at, LOWER);
    const upper = v128.load64_splat(at, UPPER);
    const afterA = v128.bitselect(clamp(f64x2.sub(beforeA, stepA), lower, upper), beforeA, movingA);
    const afterB = v128.bitselect(clamp(f64x2.sub(beforeB, stepB), lower, upper), beforeB, movingB);
    v128.store(x, afterA);
    v128.store(x, afterB, 16);
    const side = v128.load64_splat(at, SIDE);
    const barrier = v128.load64_splat(at, SIDED_BARRIER);
    insideA = v128.and(insideA, f64x2.gt(f64x2.mul(afterA, side), barrier));
    insideB = v128.and(insideB, f64x2.gt(f64x2.mul(afterB, side), barrier));
    const point0 = v128.load64_splat(at, POINT_0);
    const point1 = v128.load64_splat(at, POINT_1);
    sumA0 = f64x2.add(sumA0, square(f64x2.sub(afterA, point0)));
    sumA1 = f64x2.add(sumA1, square(f64x2.sub(afterA, point1)));
    sumB0 = f64x2.add(sumB0, square(f64x2.sub(afterB, point0)));
    sumB1 = f64x2.add(sumB1, square(f64x2.sub(afterB, point1)));
    x += LANES_BYTES;
    gradients += LANES_BYTES;
    at += COORDINATE_BYTES;
  }
  const infinity = f64x2.splat(Infinity);
  v128.store(masks, f64x2.lt(sumA0, infinity), MOVING);
  v128.store(masks, f64x2.lt(sumB0, infinity), MOVING + 16);
  v128.store(masks, insideA, INSIDE);
  v128.store(masks, insideB, INSIDE + 16);
  storeDistances(sumA0, distances, rowBytes);
  storeDistances(sumA1, distances + rowBytes, rowBytes);
  storeDistances(sumB0, distances + 4 * rowBytes, rowBytes);
  storeDistances(sumB1, distances + 5 * rowBytes, rowBytes);
}

/** The nearest number of [lower, upper]; NaN stays. */
function clamp(x: v128, lower: v128, upper: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, lower), upper);
}

function square(x: v128): v128 {
  return f64x2.mul(x, x);
}

/** The roots of two runs' sums, infinite if not a number, to rows of minimizers that take turns. */
function storeDistances(sums: v128, distances: usize, rowBytes: usize): void {
  const roots = v128.bitselect(f64x2.sqrt(sums), f64x2.splat(Infinity), f64x2.eq(sums, sums));
  v128.store64_lane(distances, roots, 0);
  v128.store64_lane(distances + 2 * rowBytes, roots, 1);
}
