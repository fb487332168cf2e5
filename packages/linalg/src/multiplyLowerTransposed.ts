/** Product of a transposed lower triangle with a general matrix: half the work of a general product. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";
import { storeTile } from "./kernel/storeTile.ts";
import { sumEntry, sumTile, TILE } from "./kernel/sumTile.ts";

/**
 * out = l' b, with l n×n lower triangular and zero above its diagonal, b n×m, out n×m (overwritten; must not share
 * memory with l or b). If A = L L' then (L'B)'(L'B) = B'AB. Throws LinearAlgebraError on a wrong length.
 */
export function multiplyLowerTransposed(
  n: number,
  m: number,
  l: Float64Array,
  b: Float64Array,
  out: Float64Array,
): void {
  checkDimension("multiplyLowerTransposed", "n", n);
  checkDimension("multiplyLowerTransposed", "m", m);
  checkShape("multiplyLowerTransposed", "l", l, n, n);
  checkShape("multiplyLowerTransposed", "b", b, n, m);
  checkShape("multiplyLowerTransposed", "out", out, n, m);
  checkDistinct("multiplyLowerTransposed", "out", out, l);
  checkDistinct("multiplyLowerTransposed", "out", out, b);
  const tiledRows = n - (n % TILE);
  const tiledColumns = m - (m % TILE);
  // Row i of l' starts at its diagonal. A tile starts at its first row's; the zeros above l's diagonal do the rest.
  for (let j = 0; j < tiledColumns; j += TILE) {
    for (let i = 0; i < tiledRows; i += TILE) {
      sumTile(n - i, l, i * n + i, 1, n, b, i * m + j, m);
      storeTile(out, i * m + j, m);
    }
  }
  for (let i = 0; i < n; i++) {
    const first = i < tiledRows ? tiledColumns : 0;
    for (let j = first; j < m; j++) out[i * m + j] = sumEntry(n - i, l, i * n + i, n, b, i * m + j, m);
  }
}
