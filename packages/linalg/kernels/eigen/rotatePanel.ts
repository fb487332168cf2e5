/**
 * Rotations of rows of a panel. A sweep (l, m) is m − l rotations, stored as pairs (c, s) from the bottom up: the k-th
 * takes rows i = m − 1 − k and i + 1 to (c x_i − s x_{i+1}, s x_i + c x_{i+1}). Row i waits in registers for its second
 * rotation; two sweeps run together, the second one row behind, so that a row is read and written once for four
 * rotations (Van Zee, van de Geijn & Quintana-Ortí 2014, "Restructuring the tridiagonal and bidiagonal QR algorithms").
 * The result does not depend on how sweeps are paired.
 */
import { ROW_SHIFT } from "./panel";

/** One sweep over rows l … m. */
export function rotateOnce(panel: usize, l: i32, m: i32, rotations: usize): void {
  let x = panel + ((<usize>m) << ROW_SHIFT);
  const end = panel + ((<usize>l) << ROW_SHIFT);
  let a0 = v128.load(x);
  let a2 = v128.load(x, 16);
  let a4 = v128.load(x, 32);
  let a6 = v128.load(x, 48);
  while (x > end) {
    const c = v128.load64_splat(rotations);
    const s = v128.load64_splat(rotations, 8);
    rotations += 16;
    x -= 64;
    const x0 = v128.load(x);
    const x2 = v128.load(x, 16);
    const x4 = v128.load(x, 32);
    const x6 = v128.load(x, 48);
    v128.store(x, f64x2.add(f64x2.mul(s, x0), f64x2.mul(c, a0)), 64);
    v128.store(x, f64x2.add(f64x2.mul(s, x2), f64x2.mul(c, a2)), 80);
    v128.store(x, f64x2.add(f64x2.mul(s, x4), f64x2.mul(c, a4)), 96);
    v128.store(x, f64x2.add(f64x2.mul(s, x6), f64x2.mul(c, a6)), 112);
    a0 = f64x2.sub(f64x2.mul(c, x0), f64x2.mul(s, a0));
    a2 = f64x2.sub(f64x2.mul(c, x2), f64x2.mul(s, a2));
    a4 = f64x2.sub(f64x2.mul(c, x4), f64x2.mul(s, a4));
    a6 = f64x2.sub(f64x2.mul(c, x6), f64x2.mul(s, a6));
  }
  v128.store(x, a0);
  v128.store(x, a2, 16);
  v128.store(x, a4, 32);
  v128.store(x, a6, 48);
}

/** A sweep over rows l … m, then one over rows k … m, with l ≤ k < m. */
export function rotateTwice(panel: usize, l: i32, k: i32, m: i32, first: usize, second: usize): void {
  let x = panel + ((<usize>(m - 1)) << ROW_SHIFT);
  // Rows of the panel: a waits for the first sweep, b for the second.
  let a0 = v128.load(x, 64);
  let a2 = v128.load(x, 80);
  let a4 = v128.load(x, 96);
  let a6 = v128.load(x, 112);
  let c = v128.load64_splat(first);
  let s = v128.load64_splat(first, 8);
  let x0 = v128.load(x);
  let x2 = v128.load(x, 16);
  let x4 = v128.load(x, 32);
  let x6 = v128.load(x, 48);
  let b0 = f64x2.add(f64x2.mul(s, x0), f64x2.mul(c, a0));
  let b2 = f64x2.add(f64x2.mul(s, x2), f64x2.mul(c, a2));
  let b4 = f64x2.add(f64x2.mul(s, x4), f64x2.mul(c, a4));
  let b6 = f64x2.add(f64x2.mul(s, x6), f64x2.mul(c, a6));
  a0 = f64x2.sub(f64x2.mul(c, x0), f64x2.mul(s, a0));
  a2 = f64x2.sub(f64x2.mul(c, x2), f64x2.mul(s, a2));
  a4 = f64x2.sub(f64x2.mul(c, x4), f64x2.mul(s, a4));
  a6 = f64x2.sub(f64x2.mul(c, x6), f64x2.mul(s, a6));
  const end = panel + ((<usize>(l === k ? l : k - 1)) << ROW_SHIFT);
  while (x > end) {
    first += 16;
    x -= 64;
    c = v128.load64_splat(first);
    s = v128.load64_splat(first, 8);
    x0 = v128.load(x);
    x2 = v128.load(x, 16);
    x4 = v128.load(x, 32);
    x6 = v128.load(x, 48);
    const y0 = f64x2.add(f64x2.mul(s, x0), f64x2.mul(c, a0));
    const y2 = f64x2.add(f64x2.mul(s, x2), f64x2.mul(c, a2));
    const y4 = f64x2.add(f64x2.mul(s, x4), f64x2.mul(c, a4));
    const y6 = f64x2.add(f64x2.mul(s, x6), f64x2.mul(c, a6));
    a0 = f64x2.sub(f64x2.mul(c, x0), f64x2.mul(s, a0));
    a2 = f64x2.sub(f64x2.mul(c, x2), f64x2.mul(s, a2));
    a4 = f64x2.sub(f64x2.mul(c, x4), f64x2.mul(s, a4));
    a6 = f64x2.sub(f64x2.mul(c, x6), f64x2.mul(s, a6));
    c = v128.load64_splat(second);
    s = v128.load64_splat(second, 8);
    second += 16;
    v128.store(x, f64x2.add(f64x2.mul(s, y0), f64x2.mul(c, b0)), 128);
    v128.store(x, f64x2.add(f64x2.mul(s, y2), f64x2.mul(c, b2)), 144);
    v128.store(x, f64x2.add(f64x2.mul(s, y4), f64x2.mul(c, b4)), 160);
    v128.store(x, f64x2.add(f64x2.mul(s, y6), f64x2.mul(c, b6)), 176);
    b0 = f64x2.sub(f64x2.mul(c, y0), f64x2.mul(s, b0));
    b2 = f64x2.sub(f64x2.mul(c, y2), f64x2.mul(s, b2));
    b4 = f64x2.sub(f64x2.mul(c, y4), f64x2.mul(s, b4));
    b6 = f64x2.sub(f64x2.mul(c, y6), f64x2.mul(s, b6));
  }
  if (l === k) {
    // The second sweep's last rotation is of the two rows in registers.
    c = v128.load64_splat(second);
    s = v128.load64_splat(second, 8);
    v128.store(x, f64x2.add(f64x2.mul(s, a0), f64x2.mul(c, b0)), 64);
    v128.store(x, f64x2.add(f64x2.mul(s, a2), f64x2.mul(c, b2)), 80);
    v128.store(x, f64x2.add(f64x2.mul(s, a4), f64x2.mul(c, b4)), 96);
    v128.store(x, f64x2.add(f64x2.mul(s, a6), f64x2.mul(c, b6)), 112);
    v128.store(x, f64x2.sub(f64x2.mul(c, a0), f64x2.mul(s, b0)));
    v128.store(x, f64x2.sub(f64x2.mul(c, a2), f64x2.mul(s, b2)), 16);
    v128.store(x, f64x2.sub(f64x2.mul(c, a4), f64x2.mul(s, b4)), 32);
    v128.store(x, f64x2.sub(f64x2.mul(c, a6), f64x2.mul(s, b6)), 48);
    return;
  }
  v128.store(x, b0, 64);
  v128.store(x, b2, 80);
  v128.store(x, b4, 96);
  v128.store(x, b6, 112);
  v128.store(x, a0);
  v128.store(x, a2, 16);
  v128.store(x, a4, 32);
  v128.store(x, a6, 48);
  rotateOnce(panel, l, k - 1, first + 16);
}
