import { COLUMNS, INNER, ROWS } from "../tiles/blocks";
import { packColumns, packedDoubles } from "../tiles/pack";
import { multiplyTile } from "../tiles/tile";
import { multiplyTileEdge, TILE_DOUBLES } from "../tiles/tileEdge";

/**
 * out = t' b with t n×n lower triangular (zeros above the diagonal are read within a tile), b n×m. Row i of t' starts at
 * its diagonal, so a tile starts at its first row's, and half of the work falls away.
 */
export function multiplyLowerTransposed(n: i32, m: i32, t: usize, b: usize, out: usize, scratch: usize): void {
  const tRow = (<usize>n) << 3;
  const row = (<usize>m) << 3;
  const x = scratch + ((<usize>TILE_DOUBLES) << 3);
  const y = x + ((<usize>packedDoubles(min(n, ROWS), min(n, INNER))) << 3);
  for (let j = 0; j < m; j += COLUMNS) {
    const columns = min(COLUMNS, m - j);
    const jByte = (<usize>j) << 3;
    for (let block = 0; block < n; block += INNER) {
      const end = min(n, block + INNER);
      const yPanel = (<usize>(end - block)) << 5;
      packColumns(end - block, columns, b + <usize>block * row + jByte, row, y, yPanel);
      for (let i = 0; i < end; i += ROWS) {
        const start = max(block, i);
        const rows = min(ROWS, end - i);
        packColumns(
          end - start,
          rows,
          t + <usize>start * tRow + ((<usize>i) << 3),
          tRow,
          x,
          (<usize>(end - start)) << 5,
        );
        const yStart = y + ((<usize>(start - block)) << 5);
        multiplyTrapezoid(i, rows, start, end, columns, x, yStart, yPanel, out + jByte, row, scratch);
      }
    }
  }
}

/** Doubles of scratch for these shapes. */
export function multiplyLowerTransposedScratch(n: i32, m: i32): i32 {
  const inner = min(n, INNER);
  return TILE_DOUBLES + packedDoubles(min(n, ROWS), inner) + packedDoubles(min(m, COLUMNS), inner);
}

/**
 * The part start ≤ q < end of rows `first` … first + rows − 1; panels begin at `start`. A tile of rows i … i+3 uses
 * q ≥ i, and is the first part of its sums if it starts there.
 */
function multiplyTrapezoid(
  first: i32,
  rows: i32,
  start: i32,
  end: i32,
  columns: i32,
  x: usize,
  y: usize,
  yPanel: usize,
  out: usize,
  row: usize,
  square: usize,
): void {
  const xPanel = (<usize>(end - start)) << 5;
  for (let j = 0; j < columns; j += 4) {
    const across = min(4, columns - j);
    let xi = x;
    for (let i = first; i < first + rows; i += 4) {
      const from = max(start, i);
      const skip = (<usize>(from - start)) << 5;
      const down = min(4, first + rows - i);
      const to = out + <usize>i * row + ((<usize>j) << 3);
      const add = from > i;
      if ((down & across) === 4) multiplyTile(end - from, xi + skip, y + skip, to, row, add);
      else multiplyTileEdge(end - from, xi + skip, y + skip, to, row, add, down, across, square);
      xi += xPanel;
    }
    y += yPanel;
  }
}
