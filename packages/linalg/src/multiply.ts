/** General matrix product, row-major: bit for bit the textbook triple loop, at several times its speed. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";
import { storeTile } from "./kernel/storeTile.ts";
import { sumEntry, sumTile, TILE } from "./kernel/sumTile.ts";

/**
 * out = a b, with a m×k, b k×n, out m×n (overwritten; must not share memory with a or b).
 * Throws LinearAlgebraError on a wrong length.
 */
export function multiply(m: number, k: number, n: number, a: Float64Array, b: Float64Array, out: Float64Array): void {
  checkDimension("multiply", "m", m);
  checkDimension("multiply", "k", k);
  checkDimension("multiply", "n", n);
  checkShape("multiply", "a", a, m, k);
  checkShape("multiply", "b", b, k, n);
  checkShape("multiply", "out", out, m, n);
  checkDistinct("multiply", "out", out, a);
  checkDistinct("multiply", "out", out, b);
  const tiledRows = m - (m % TILE);
  const tiledColumns = n - (n % TILE);
  // Columns outside: four columns of b stay in the first-level cache while the rows of a stream past.
  for (let j = 0; j < tiledColumns; j += TILE) {
    for (let i = 0; i < tiledRows; i += TILE) {
      sumTile(k, a, i * k, k, 1, b, j, n);
      storeTile(out, i * n + j, n);
    }
  }
  for (let i = 0; i < m; i++) {
    const first = i < tiledRows ? tiledColumns : 0;
    for (let j = first; j < n; j++) out[i * n + j] = sumEntry(k, a, i * k, 1, b, j, n);
  }
}
