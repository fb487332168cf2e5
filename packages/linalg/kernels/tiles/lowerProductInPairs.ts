/** As addLowerProduct, with tiles in pairs: those of two panels of y. */
import { ROWS } from "./blocks";
import { addLowerTile } from "./symmetricTiles";
import { multiplyTile } from "./tile";
import { TILE_DOUBLES } from "./tileEdge";
import { multiplyTilePair } from "./tilePair";

/** Doubles of the squares that a pair is computed in. */
export const PAIR_DOUBLES: i32 = 2 * TILE_DOUBLES;

/**
 * out(i, j) += scale Σ_{q < k} x_i(q) y_j(q) for j ≤ i < n, where panels of x and y are `panel` bytes apart and rows of
 * out `row` bytes. The finished sum is scaled. `squares` has PAIR_DOUBLES.
 */
export function addLowerProductInPairs(
  n: i32,
  k: i32,
  x: usize,
  y: usize,
  panel: usize,
  scale: f64,
  out: usize,
  row: usize,
  squares: usize,
): void {
  const other = squares + ((<usize>TILE_DOUBLES) << 3);
  for (let first = 0; first < n; first += ROWS) {
    const end = min(n, first + ROWS);
    for (let j = 0; j < end; j += 8) {
      const yj = y + <usize>(j >> 2) * panel;
      const to = out + ((<usize>j) << 3);
      let i = max(first, j);
      if (i === j) {
        // To the right of the tile on the diagonal there is none.
        multiplyTile(k, x + <usize>(i >> 2) * panel, yj, squares, 32, false);
        addLowerTile(n, i, j, scale, squares, to + <usize>i * row, row);
        i += 4;
      }
      for (; i < end; i += 4) {
        const toRow = to + <usize>i * row;
        multiplyTilePair(k, x + <usize>(i >> 2) * panel, yj, yj + panel, squares, other, 32, false);
        addLowerTile(n, i, j, scale, squares, toRow, row);
        addLowerTile(n, i, j + 4, scale, other, toRow + 32, row);
      }
    }
  }
}
