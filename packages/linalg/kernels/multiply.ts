import { multiplyTile } from "./tile";

/**
 * out = a b with a m×k, b k×n. PROTOTYPE: only multiples of four; edges and cache blocks are to come.
 * scratch: panels of a and b, (m + n) k doubles.
 */
export function multiply(m: i32, k: i32, n: i32, a: usize, b: usize, out: usize, scratch: usize): void {
  const panel = (<usize>k) << 5;
  const row = (<usize>n) << 3;
  const pa = scratch;
  const pb = scratch + <usize>(m >> 2) * panel;
  let to = pa;
  const s = (<usize>k) << 3;
  for (let i = 0; i < m; i += 4) {
    const from = a + <usize>i * s;
    for (let l = 0; l < k; l++) {
      const q = from + ((<usize>l) << 3);
      f64.store(to, f64.load(q));
      f64.store(to, f64.load(q + s), 8);
      f64.store(to, f64.load(q + 2 * s), 16);
      f64.store(to, f64.load(q + 3 * s), 24);
      to += 32;
    }
  }
  to = pb;
  for (let j = 0; j < n; j += 4) {
    let p = b + ((<usize>j) << 3);
    for (let l = 0; l < k; l++) {
      v128.store(to, v128.load(p));
      v128.store(to, v128.load(p, 16), 16);
      to += 32;
      p += row;
    }
  }
  for (let j = 0; j < n; j += 4) {
    const y = pb + <usize>(j >> 2) * panel;
    for (let i = 0; i < m; i += 4) {
      multiplyTile(k, pa + <usize>(i >> 2) * panel, y, out + <usize>i * row + ((<usize>j) << 3), row, false);
    }
  }
}
