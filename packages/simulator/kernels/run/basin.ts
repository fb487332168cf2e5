import {
  Cell,
  COORDINATE_BYTES,
  LANES_BYTES,
  LOWER,
  OTHER_SIDE,
  OTHER_SIDED_BARRIER,
  SIDE,
  SIDED_BARRIER,
  UPPER,
} from "./cell";

/** Whether run r's iterate is outside the basin of the start's minimizer. */
export function isOutside(cell: Cell, r: i32): bool {
  let at = cell.coordinates;
  let place = cell.x + ((<usize>r) << 3);
  for (let j = cell.dimension; j > 0; j--) {
    if (!(f64.load(place) * f64.load(at, SIDE) > f64.load(at, SIDED_BARRIER))) return true;
    place += LANES_BYTES;
    at += COORDINATE_BYTES;
  }
  return false;
}

/**
 * Where the runs end, behind whether they ever left the start's basin: whether they are in the start's and in the other
 * minimizer's, and how many coordinates lie on the box's boundary.
 */
export function describeEnds(cell: Cell): void {
  describePair(cell, cell.x, cell.outcomes);
  describePair(cell, cell.x + 16, cell.outcomes + 32);
}

/** Of two runs beside each other. */
function describePair(cell: Cell, x: usize, out: usize): void {
  let inStart = i64x2.splat(-1);
  let inOther = inStart;
  let onBoundary = i64x2.splat(0);
  let at = cell.coordinates;
  for (let j = cell.dimension; j > 0; j--) {
    const y = v128.load(x);
    const own = f64x2.mul(y, v128.load64_splat(at, SIDE));
    const other = f64x2.mul(y, v128.load64_splat(at, OTHER_SIDE));
    inStart = v128.and(inStart, f64x2.gt(own, v128.load64_splat(at, SIDED_BARRIER)));
    inOther = v128.and(inOther, f64x2.gt(other, v128.load64_splat(at, OTHER_SIDED_BARRIER)));
    const onLower = f64x2.eq(y, v128.load64_splat(at, LOWER));
    // A mask is −1.
    onBoundary = i64x2.sub(onBoundary, v128.or(onLower, f64x2.eq(y, v128.load64_splat(at, UPPER))));
    x += LANES_BYTES;
    at += COORDINATE_BYTES;
  }
  v128.store32_lane(out, inStart, 0, 4);
  v128.store32_lane(out, inOther, 0, 8);
  v128.store32_lane(out, onBoundary, 0, 12);
  v128.store32_lane(out, inStart, 2, 20);
  v128.store32_lane(out, inOther, 2, 24);
  v128.store32_lane(out, onBoundary, 2, 28);
}
