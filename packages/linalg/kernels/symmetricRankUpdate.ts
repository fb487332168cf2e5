import { INNER } from "./tiles/blocks";
import { packColumns, packedDoubles } from "./tiles/pack";
import { addLowerProduct, addRow, sumLowerProduct } from "./tiles/symmetricTiles";
import { TILE_DOUBLES } from "./tiles/tileEdge";

/**
 * out(i, j) += scale Σ_l a(l, i) a(l, j) for j ≤ i, with a k×n and out n×n. Every sum is finished before it is scaled, so
 * one that is too long for a block of the inner index waits in scratch.
 */
export function symmetricRankUpdate(n: i32, k: i32, scale: f64, a: usize, out: usize, scratch: usize): void {
  const row = (<usize>n) << 3;
  const panels = scratch + ((<usize>TILE_DOUBLES) << 3);
  if (k <= INNER) {
    const panel = (<usize>k) << 5;
    packColumns(k, n, a, row, panels, panel);
    addLowerProduct(n, k, panels, panels, panel, scale, out, row, scratch);
    return;
  }
  const sums = panels + ((<usize>packedDoubles(n, INNER)) << 3);
  const sumsRow = (<usize>roundUp(n)) << 3;
  for (let l = 0; l < k; l += INNER) {
    const inner = min(INNER, k - l);
    const panel = (<usize>inner) << 5;
    packColumns(inner, n, a + <usize>l * row, row, panels, panel);
    sumLowerProduct(n, inner, panels, panel, sums, sumsRow, l > 0);
  }
  for (let i = 0; i < n; i++) addRow(i + 1, scale, sums + <usize>i * sumsRow, out + <usize>i * row);
}

/** Doubles of scratch for these shapes. */
export function symmetricRankUpdateScratch(n: i32, k: i32): i32 {
  const sums = k > INNER ? roundUp(n) * roundUp(n) : 0;
  return TILE_DOUBLES + packedDoubles(n, min(k, INNER)) + sums;
}

function roundUp(n: i32): i32 {
  return (n + 3) & ~3;
}
