/**
 * Steps x ← Π[x − rate g] along drawn gradients. Where g is 0 nothing changes, since the rate is finite and an iterate, once
 * stepped, in the box: so runs for which nothing is drawn stay where they are.
 */
import { Cell, COORDINATE_BYTES, DRAWN_AT_ONCE, LANES_BYTES, LOWER, UPPER } from "./cell";
import { drawComponents } from "./draw";
import { addSlope, placeOf, TERM_BYTES } from "./terms";
import { Words } from "./words";

/** Of run r along one drawn component. Only its coordinates are touched. */
export function stepOnce(cell: Cell, words: Words, r: i32): void {
  const x = cell.x + ((<usize>r) << 3);
  const sums = cell.gradients + ((<usize>r) << 3);
  drawComponents(cell, words, 1);
  const component = <usize>load<u32>(cell.drawn);
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
  let draws = <i64>cell.batchSize;
  while (draws > 0) {
    const count = <i32>min(draws, <i64>DRAWN_AT_ONCE);
    drawComponents(cell, words, count);
    const end = cell.drawn + ((<usize>count) << 2);
    for (let drawn = cell.drawn; drawn < end; drawn += 4) {
      const component = <usize>load<u32>(drawn);
      const last = <usize>load<u32>(component, 4);
      for (let term = <usize>load<u32>(component); term < last; term += TERM_BYTES) addSlope(term, x, sums);
    }
    draws -= count;
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
    const low = clamp(f64x2.sub(v128.load(x), f64x2.mul(rate, v128.load(sums))), lower, upper);
    const high = clamp(f64x2.sub(v128.load(x, 16), f64x2.mul(rate, v128.load(sums, 16))), lower, upper);
    v128.store(x, low);
    v128.store(x, high, 16);
    v128.store(sums, zero);
    v128.store(sums, zero, 16);
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
    sums += LANES_BYTES;
  }
}

/** The nearest number of [lower, upper]; NaN stays. */
export function clamp(x: v128, lower: v128, upper: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, lower), upper);
}
