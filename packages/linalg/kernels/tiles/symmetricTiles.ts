/** Tiles of a lower triangle: those above the diagonal are skipped, those on it stored in part. */
import { ROWS } from "./blocks";
import { multiplyTile } from "./tile";

/**
 * out(i, j) += scale Σ_{q < k} x_i(q) y_j(q) for j ≤ i < n, where panels of x and y are `panel` bytes apart and rows of
 * out `row` bytes. The finished sum is scaled. `square` is 16 doubles.
 */
export function addLowerProduct(
  n: i32,
  k: i32,
  x: usize,
  y: usize,
  panel: usize,
  scale: f64,
  out: usize,
  row: usize,
  square: usize,
): void {
  for (let first = 0; first < n; first += ROWS) {
    const end = min(n, first + ROWS);
    for (let j = 0; j < end; j += 4) {
      const yj = y + <usize>(j >> 2) * panel;
      for (let i = max(first, j); i < end; i += 4) {
        multiplyTile(k, x + <usize>(i >> 2) * panel, yj, square, 32, false);
        addLowerTile(n, i, j, scale, square, out + <usize>i * row + ((<usize>j) << 3), row);
      }
    }
  }
}

/** sums(i, j) = [sums(i, j) +] Σ_{q < k} x_i(q) x_j(q) by whole tiles: n rounded up to four rows, `row` bytes apart. */
export function sumLowerProduct(n: i32, k: i32, x: usize, panel: usize, sums: usize, row: usize, add: bool): void {
  for (let first = 0; first < n; first += ROWS) {
    const end = min(n, first + ROWS);
    for (let j = 0; j < end; j += 4) {
      const y = x + <usize>(j >> 2) * panel;
      for (let i = max(first, j); i < end; i += 4) {
        multiplyTile(k, x + <usize>(i >> 2) * panel, y, sums + <usize>i * row + ((<usize>j) << 3), row, add);
      }
    }
  }
}

/** What is in the lower triangle (n×n) of the tile in row i and column j, which begins at `out`: += scale square. */
export function addLowerTile(n: i32, i: i32, j: i32, scale: f64, square: usize, out: usize, row: usize): void {
  if (i > j && i + 4 <= n) addTile(scale, square, out, row);
  else addTileInPart(min(4, n - i), i - j, scale, square, out, row);
}

/** out(r, c) += scale square(r, c), r, c < 4. */
function addTile(scale: f64, square: usize, out: usize, row: usize): void {
  const s = f64x2.splat(scale);
  for (let r = 0; r < 4; r++) {
    const low = f64x2.add(v128.load(out), f64x2.mul(s, v128.load(square)));
    const high = f64x2.add(v128.load(out, 16), f64x2.mul(s, v128.load(square, 16)));
    v128.store(out, low);
    v128.store(out, high, 16);
    square += 32;
    out += row;
  }
}

/** out(r, c) += scale square(r, c) for r < rows and c < 4, c ≤ r + diagonal. */
function addTileInPart(rows: i32, diagonal: i32, scale: f64, square: usize, out: usize, row: usize): void {
  for (let r = 0; r < rows; r++) {
    addRow(min(4, r + diagonal + 1), scale, square, out);
    square += 32;
    out += row;
  }
}

/** out(j) += scale from(j), j < count. */
export function addRow(count: i32, scale: f64, from: usize, out: usize): void {
  const end = from + ((<usize>count) << 3);
  for (; from < end; from += 8, out += 8) f64.store(out, f64.load(out) + scale * f64.load(from));
}
