/** What becomes of a finished tile. */
import { TILE, tile } from "./sumTile.ts";

/** out(i + r, j + c) = tile(r, c), where `start` is the offset of (i, j) and `row` the length of a row. */
export function storeTile(out: Float64Array, start: number, row: number): void {
  for (let r = 0, at = start; r < TILE; r++, at += row) {
    out[at] = tile[TILE * r];
    out[at + 1] = tile[TILE * r + 1];
    out[at + 2] = tile[TILE * r + 2];
    out[at + 3] = tile[TILE * r + 3];
  }
}

/** out(i + r, j + c) += scale tile(r, c), below and on the diagonal only if the tile lies on it. */
export function addTile(scale: number, out: Float64Array, start: number, row: number, onDiagonal: boolean): void {
  for (let r = 0, at = start; r < TILE; r++, at += row) {
    const columns = onDiagonal ? r + 1 : TILE;
    for (let c = 0; c < columns; c++) out[at + c] += scale * tile[TILE * r + c];
  }
}
