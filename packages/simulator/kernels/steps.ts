/**
 * One step x ← Π[x − rate g], which leaves the runs alone that do not move any more. Where g is 0 nothing changes, since
 * every rate is finite and an iterate, once stepped, in the box.
 */
import { Cell, COORDINATE_BYTES, LANES_BYTES, LOWER, MEAN_A, MEAN_B, MEAN_C, UPPER } from "./cell";
import { drawComponent } from "./draw";
import { addSlope, placeOf, TERM_BYTES } from "./terms";
import { Words } from "./words";

/** Of run r along one drawn component. Only its coordinates are touched. */
export function stepOnce(cell: Cell, words: Words, r: i32): void {
  const x = cell.x + ((<usize>r) << 3);
  const sums = cell.gradients + ((<usize>r) << 3);
  const component = drawComponent(cell, words);
  const first = <usize>load<u32>(component);
  const last = <usize>load<u32>(component, 4);
  for (let term = first; term < last; term += TERM_BYTES) addSlope(term, x, sums);
  for (let term = first; term < last; term += TERM_BYTES) {
    const place = placeOf(term);
    const at = cell.coordinates + (place / LANES_BYTES) * COORDINATE_BYTES;
    const moved = f64.load(x + place) - cell.rate * f64.load(sums + place);
    f64.store(x + place, min(max(moved, f64.load(at, LOWER)), f64.load(at, UPPER)));
    f64.store(sums + place, 0);
  }
}

/** Adds the gradients of a batch of drawn components to run r's sums, for `stepAll`. */
export function addBatch(cell: Cell, words: Words, r: i32): void {
  const x = cell.x + ((<usize>r) << 3);
  const sums = cell.gradients + ((<usize>r) << 3);
  for (let draws = <i64>cell.batchSize; draws > 0; draws--) {
    const component = drawComponent(cell, words);
    const last = <usize>load<u32>(component, 4);
    for (let term = <usize>load<u32>(component); term < last; term += TERM_BYTES) addSlope(term, x, sums);
  }
}

/** Of all runs along their sums, which are zero afterwards. */
export function stepAll(cell: Cell): void {
  const rate = f64x2.splat(cell.rate);
  const zero = f64x2.splat(0);
  let at = cell.coordinates;
  let x = cell.x;
  let sums = cell.gradients;
  for (let j = cell.dimension; j > 0; j--) {
    const lower = v128.load64_splat(at, LOWER);
    const upper = v128.load64_splat(at, UPPER);
    v128.store(x, clamp(f64x2.sub(v128.load(x), f64x2.mul(rate, v128.load(sums))), lower, upper));
    v128.store(x, clamp(f64x2.sub(v128.load(x, 16), f64x2.mul(rate, v128.load(sums, 16))), lower, upper), 16);
    v128.store(sums, zero);
    v128.store(sums, zero, 16);
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
    sums += LANES_BYTES;
  }
}

/** Of all runs along the whole gradient. */
export function stepWhole(cell: Cell): void {
  const rate = f64x2.splat(cell.rate);
  const movingLow = v128.load(cell.moving);
  const movingHigh = v128.load(cell.moving, 16);
  let at = cell.coordinates;
  let x = cell.x;
  for (let j = cell.dimension; j > 0; j--) {
    const a = v128.load64_splat(at, MEAN_A);
    const b = v128.load64_splat(at, MEAN_B);
    const c = v128.load64_splat(at, MEAN_C);
    const lower = v128.load64_splat(at, LOWER);
    const upper = v128.load64_splat(at, UPPER);
    const low = v128.load(x);
    const high = v128.load(x, 16);
    const moveLow = v128.and(movingLow, f64x2.mul(rate, slope(a, b, c, low)));
    const moveHigh = v128.and(movingHigh, f64x2.mul(rate, slope(a, b, c, high)));
    v128.store(x, clamp(f64x2.sub(low, moveLow), lower, upper));
    v128.store(x, clamp(f64x2.sub(high, moveHigh), lower, upper), 16);
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
  }
}

/** (ay² + b)y + c. */
function slope(a: v128, b: v128, c: v128, y: v128): v128 {
  return f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(f64x2.mul(a, y), y), b), y), c);
}

/** The nearest number of [lower, upper]; NaN stays. */
function clamp(x: v128, lower: v128, upper: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, lower), upper);
}
