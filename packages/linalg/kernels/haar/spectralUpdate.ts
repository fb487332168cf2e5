import { addLowerProductInPairs, PAIR_DOUBLES } from "../tiles/lowerProductInPairs";
import { packedDoubles, packRows } from "../tiles/pack";
import { roundUp } from "../tiles/reflectorBlock";

/** out(i, j) += scale Σ_l v(i, l) values_l v(j, l) for j ≤ i, with v n×k and out n×n, row after row. */
export function spectralUpdate(n: i32, k: i32, scale: f64, values: usize, v: usize, out: usize, scratch: usize): void {
  const panel = (<usize>k) << 5;
  const y = scratch + ((<usize>PAIR_DOUBLES) << 3);
  const size = (<usize>packedDoubles(n, k)) << 3;
  const x = y + size;
  packRows(n, k, v, (<usize>k) << 3, y, panel);
  for (let p: usize = 0; p < size; p += panel) scaleRows(k, values, y + p, x + p);
  addLowerProductInPairs(n, k, x, y, panel, scale, out, (<usize>n) << 3, scratch);
}

/** Doubles of scratch for these shapes. */
export function spectralUpdateScratch(n: i32, k: i32): i32 {
  return PAIR_DOUBLES + 2 * roundUp(n) * k;
}

/** Row l of a panel times values_l. */
function scaleRows(k: i32, values: usize, from: usize, out: usize): void {
  const end = values + ((<usize>k) << 3);
  for (; values < end; values += 8, from += 32, out += 32) {
    const value = v128.load64_splat(values);
    const low = f64x2.mul(v128.load(from), value);
    const high = f64x2.mul(v128.load(from, 16), value);
    v128.store(out, low);
    v128.store(out, high, 16);
  }
}
