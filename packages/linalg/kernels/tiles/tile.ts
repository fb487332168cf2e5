/**
 * The inner loop of every product: a 4×4 tile of sums in eight registers.
 *
 * Panels hold four vectors side by side: entry (l, c) of a panel of length k is at 4l + c doubles. Every sum runs over l
 * in ascending order with one accumulator that starts from what the caller gives, so its bits depend neither on tiling
 * nor on blocks of l. No fused multiply-add: each product is rounded, then each sum.
 */

/** Bytes of a panel row of four. */
const ROW: usize = 32;

/**
 * Where a tile's sums start that is not added to: where both kinds are loaded, the engine can join lanes of either.
 */
export const ZEROS = memory.data<f64>([0, 0, 0, 0], 16);

/** out(r, c) = [out(r, c) +] Σ_{l < k} x(l, r) y(l, c) for r, c < 4; rows of `out` are `row` bytes apart. */
export function multiplyTile(k: i32, x: usize, y: usize, out: usize, row: usize, add: bool): void {
  const from = add ? out : ZEROS;
  const step = add ? row : 0;
  let s00 = v128.load(from);
  let s02 = v128.load(from, 16);
  let s10 = v128.load(from + step);
  let s12 = v128.load(from + step, 16);
  let s20 = v128.load(from + 2 * step);
  let s22 = v128.load(from + 2 * step, 16);
  let s30 = v128.load(from + 3 * step);
  let s32 = v128.load(from + 3 * step, 16);
  const end = x + ((<usize>k) << 5);
  while (x < end) {
    const y0 = v128.load(y);
    const y2 = v128.load(y, 16);
    let a = v128.load64_splat(x);
    s00 = f64x2.add(s00, f64x2.mul(a, y0));
    s02 = f64x2.add(s02, f64x2.mul(a, y2));
    a = v128.load64_splat(x, 8);
    s10 = f64x2.add(s10, f64x2.mul(a, y0));
    s12 = f64x2.add(s12, f64x2.mul(a, y2));
    a = v128.load64_splat(x, 16);
    s20 = f64x2.add(s20, f64x2.mul(a, y0));
    s22 = f64x2.add(s22, f64x2.mul(a, y2));
    a = v128.load64_splat(x, 24);
    s30 = f64x2.add(s30, f64x2.mul(a, y0));
    s32 = f64x2.add(s32, f64x2.mul(a, y2));
    x += ROW;
    y += ROW;
  }
  v128.store(out, s00);
  v128.store(out, s02, 16);
  const o1 = out + row;
  const o2 = o1 + row;
  const o3 = o2 + row;
  v128.store(o1, s10);
  v128.store(o1, s12, 16);
  v128.store(o2, s20);
  v128.store(o2, s22, 16);
  v128.store(o3, s30);
  v128.store(o3, s32, 16);
}
