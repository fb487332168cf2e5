import { INNER } from "../tiles/blocks";
import { addLowerProductInPairs, PAIR_DOUBLES } from "../tiles/lowerProductInPairs";
import { packedDoubles, packRows } from "../tiles/pack";

/** out(i, j) −= (v w' + w v')(i, j) for j ≤ i, with v and w n×k and out n×n, row after row. */
export function symmetricRank2kLower(n: i32, k: i32, v: usize, w: usize, out: usize, scratch: usize): void {
  const row = (<usize>k) << 3;
  symmetricRank2kLowerStrided(n, k, v, row, w, row, out, (<usize>n) << 3, scratch);
}

/** Doubles of scratch for these shapes. */
export function symmetricRank2kScratch(n: i32, k: i32): i32 {
  return PAIR_DOUBLES + 4 * packedDoubles(n, min(k, INNER / 2));
}

/** As symmetricRank2kLower, with rows vRow, wRow and outRow bytes apart. */
function symmetricRank2kLowerStrided(
  n: i32,
  k: i32,
  v: usize,
  vRow: usize,
  w: usize,
  wRow: usize,
  out: usize,
  outRow: usize,
  scratch: usize,
): void {
  const x = scratch + ((<usize>PAIR_DOUBLES) << 3);
  for (let l = 0; l < k; l += INNER / 2) {
    const inner = min(INNER / 2, k - l);
    // One product of twice the length: (v w)(w v)'.
    const half = (<usize>inner) << 5;
    const y = x + ((<usize>packedDoubles(n, 2 * inner)) << 3);
    const at = (<usize>l) << 3;
    packRows(n, inner, v + at, vRow, x, 2 * half);
    packRows(n, inner, w + at, wRow, x + half, 2 * half);
    packRows(n, inner, w + at, wRow, y, 2 * half);
    packRows(n, inner, v + at, vRow, y + half, 2 * half);
    addLowerProductInPairs(n, 2 * inner, x, y, 2 * half, -1, out, outRow, scratch);
  }
}
