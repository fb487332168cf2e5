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
 * Where run r ends, behind whether it ever left the start's basin: whether it is in the start's and in the other
 * minimizer's, and how many coordinates lie on the box's boundary.
 */
export function describeEnd(cell: Cell, r: i32): void {
  let inStart = true;
  let inOther = true;
  let onBoundary = 0;
  let at = cell.coordinates;
  let place = cell.x + ((<usize>r) << 3);
  for (let j = cell.dimension; j > 0; j--) {
    const x = f64.load(place);
    inStart = inStart && x * f64.load(at, SIDE) > f64.load(at, SIDED_BARRIER);
    inOther = inOther && x * f64.load(at, OTHER_SIDE) > f64.load(at, OTHER_SIDED_BARRIER);
    onBoundary += i32(x === f64.load(at, LOWER) || x === f64.load(at, UPPER));
    place += LANES_BYTES;
    at += COORDINATE_BYTES;
  }
  const out = cell.outcomes + ((<usize>r) << 4);
  store<i32>(out, i32(inStart), 4);
  store<i32>(out, i32(inOther), 8);
  store<i32>(out, onBoundary, 12);
}
