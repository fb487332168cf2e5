import { multiplyTile } from "./tile";

/** Doubles of the square that a tile is computed in where it may not be stored whole. */
export const TILE_DOUBLES: i32 = 16;

const ROW: usize = 32;

/**
 * As multiplyTile, but only the first `rows` × `columns` entries of `out` exist. `square` (16 doubles) holds the tile
 * meanwhile.
 */
export function multiplyTileEdge(
  k: i32,
  x: usize,
  y: usize,
  out: usize,
  row: usize,
  add: bool,
  rows: i32,
  columns: i32,
  square: usize,
): void {
  if (add) copyTile(rows, columns, out, row, square, ROW);
  multiplyTile(k, x, y, square, ROW, add);
  copyTile(rows, columns, square, ROW, out, row);
}

function copyTile(rows: i32, columns: i32, from: usize, fromRow: usize, to: usize, toRow: usize): void {
  const length = (<usize>columns) << 3;
  for (let r = 0; r < rows; r++) {
    for (let c: usize = 0; c < length; c += 8) f64.store(to + c, f64.load(from + c));
    from += fromRow;
    to += toRow;
  }
}
