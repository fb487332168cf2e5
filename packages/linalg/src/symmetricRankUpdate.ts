/** Symmetric rank-k update of a lower triangle: half the work of a general product. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";
import { addTile } from "./kernel/storeTile.ts";
import { sumEntry, sumTile, TILE } from "./kernel/sumTile.ts";

/**
 * out += scale a' a on the lower triangle of out (n×n; the rest is left alone), with a k×n: the rows of a are the k
 * vectors whose outer products are added. {@link mirrorLowerInPlace} completes it. Throws LinearAlgebraError on a wrong length.
 */
export function symmetricRankUpdate(n: number, k: number, scale: number, a: Float64Array, out: Float64Array): void {
  checkDimension("symmetricRankUpdate", "n", n);
  checkDimension("symmetricRankUpdate", "k", k);
  checkShape("symmetricRankUpdate", "a", a, k, n);
  checkShape("symmetricRankUpdate", "out", out, n, n);
  checkDistinct("symmetricRankUpdate", "out", out, a);
  const tiled = n - (n % TILE);
  for (let j = 0; j < tiled; j += TILE) {
    for (let i = j; i < tiled; i += TILE) {
      sumTile(k, a, i, 1, n, a, j, n);
      addTile(scale, out, i * n + j, n, i === j);
    }
  }
  for (let i = tiled; i < n; i++) {
    for (let j = 0; j <= i; j++) out[i * n + j] += scale * sumEntry(k, a, i, n, a, j, n);
  }
}
