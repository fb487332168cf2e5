/**
 * A symmetric d×d matrix between two uses: its panels of rows up to the diagonal tile, one after the other. Entry (i, l),
 * l ≤ i, is entry (l, i mod 4) of panel ⌊i/4⌋, which has 4 ⌊i/4⌋ + 4 rows.
 */
import { roundUp } from "../tiles/reflectorBlock";

/** Doubles of one matrix. */
export function keptSymmetricDoubles(d: i32): i32 {
  const n = roundUp(d);
  return (n * (n + 4)) >> 1;
}

/** out(i, l) += weight · entry (i, l), l ≤ i; out is d×d. */
export function addKept(d: i32, weight: f64, kept: usize, out: usize): void {
  const row = (<usize>d) << 3;
  const whole = d & ~3;
  const weights = f64x2.splat(weight);
  for (let i = 0; i < whole; i += 4) {
    for (let l = 0; l < i; l += 2, kept += 64) {
      const to = out + ((<usize>l) << 3);
      const a0 = v128.load(kept);
      const a2 = v128.load(kept, 16);
      const b0 = v128.load(kept, 32);
      const b2 = v128.load(kept, 48);
      addTo(to, weights, v128.shuffle<f64>(a0, b0, 0, 2));
      addTo(to + row, weights, v128.shuffle<f64>(a0, b0, 1, 3));
      addTo(to + 2 * row, weights, v128.shuffle<f64>(a2, b2, 0, 2));
      addTo(to + 3 * row, weights, v128.shuffle<f64>(a2, b2, 1, 3));
    }
    addDiagonalTile(weight, kept, out + ((<usize>i) << 3), row);
    kept += 128;
    out += row << 2;
  }
  for (let i = whole; i < d; i++) {
    for (let l = 0; l <= i; l++) {
      const to = out + ((<usize>l) << 3);
      f64.store(to, f64.load(to) + weight * f64.load(kept + ((<usize>l) << 5) + ((<usize>(i & 3)) << 3)));
    }
    out += row;
  }
}

function addTo(out: usize, weights: v128, x: v128): void {
  v128.store(out, f64x2.add(v128.load(out), f64x2.mul(weights, x)));
}

/** Column c of the tile is row c of the matrix, and counts up to its entry c. */
function addDiagonalTile(weight: f64, tile: usize, out: usize, row: usize): void {
  for (let c = 0; c < 4; c++) {
    for (let l = 0; l <= c; l++) {
      const to = out + ((<usize>l) << 3);
      f64.store(to, f64.load(to) + weight * f64.load(tile + ((<usize>l) << 5) + ((<usize>c) << 3)));
    }
    out += row;
  }
}
