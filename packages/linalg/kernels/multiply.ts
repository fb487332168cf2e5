/**
 * The general product by cache blocks: a block of the inner index times a block of rows of a. Sums continue from what the block before
 * stored, so that their bits are those of the triple loop.
 */
import { COLUMNS, INNER, ROWS } from "./tiles/blocks";
import { packColumns, packedDoubles, packRows } from "./tiles/pack";
import { multiplyTile } from "./tiles/tile";
import { multiplyTileEdge, TILE_DOUBLES } from "./tiles/tileEdge";

/** out = a b with a m×k, b k×n, out m×n, row after row. */
export function multiply(m: i32, k: i32, n: i32, a: usize, b: usize, out: usize, scratch: usize): void {
  multiplyStrided(m, k, n, a, (<usize>k) << 3, b, (<usize>n) << 3, out, (<usize>n) << 3, false, scratch);
}

/** Doubles of scratch that a product of these shapes needs. */
export function multiplyScratch(m: i32, k: i32, n: i32): i32 {
  const inner = min(k, INNER);
  return TILE_DOUBLES + packedDoubles(min(m, ROWS), inner) + packedDoubles(min(n, COLUMNS), inner);
}

/** out = [out +] a b, with rows aRow, bRow, outRow bytes apart. */
function multiplyStrided(
  m: i32,
  k: i32,
  n: i32,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  out: usize,
  outRow: usize,
  add: bool,
  scratch: usize,
): void {
  const rowPanels = scratch + ((<usize>TILE_DOUBLES) << 3);
  const columnPanels = rowPanels + ((<usize>packedDoubles(min(m, ROWS), min(k, INNER))) << 3);
  for (let j = 0; j < n; j += COLUMNS) {
    const columns = min(COLUMNS, n - j);
    let l = 0;
    do {
      const inner = min(INNER, k - l);
      const panel = (<usize>inner) << 5;
      packColumns(inner, columns, b + <usize>l * bRow + ((<usize>j) << 3), bRow, columnPanels, panel);
      for (let i = 0; i < m; i += ROWS) {
        const rows = min(ROWS, m - i);
        packRows(rows, inner, a + <usize>i * aRow + ((<usize>l) << 3), aRow, rowPanels, panel);
        const to = out + <usize>i * outRow + ((<usize>j) << 3);
        multiplyPanels(rows, inner, columns, rowPanels, panel, columnPanels, panel, to, outRow, add || l > 0, scratch);
      }
      l += INNER;
    } while (l < k);
  }
}

/**
 * out = [out +] x' y for packed panels `xPanel` and `yPanel` bytes apart: x of m vectors, y of n, all of length k.
 * `square` is 16 doubles for the edges.
 */
function multiplyPanels(
  m: i32,
  k: i32,
  n: i32,
  x: usize,
  xPanel: usize,
  y: usize,
  yPanel: usize,
  out: usize,
  row: usize,
  add: bool,
  square: usize,
): void {
  const wholeRows = m & ~3;
  const down = row << 2;
  for (let j = 0; j < n; j += 4) {
    const columns = min(4, n - j);
    let from = x;
    let to = out + ((<usize>j) << 3);
    if (columns === 4) {
      for (let i = 0; i < wholeRows; i += 4, from += xPanel, to += down) multiplyTile(k, from, y, to, row, add);
      if (wholeRows < m) multiplyTileEdge(k, from, y, to, row, add, m - wholeRows, 4, square);
    } else {
      for (let i = 0; i < m; i += 4, from += xPanel, to += down) {
        multiplyTileEdge(k, from, y, to, row, add, min(4, m - i), columns, square);
      }
    }
    y += yPanel;
  }
}
