/**
 * Two tiles side by side, which share the vectors on their left. Together they have sixteen registers of sums, more than
 * there are; but where the engine joins two neighbouring registers to one of four lanes it has eight, and as each sum
 * waits for the one before, eight are what keeps both adders busy. Either way has the bits of two single tiles.
 */
import { multiplyTile, ZEROS } from "./tile";

/** Bytes of a panel row of four. */
const ROW: usize = 32;

let together = false;

/** Whether pairs are computed together, which is faster with four lanes and slower with two. */
export function setTogether(yes: bool): void {
  together = yes;
}

/**
 * out(r, c) = [out(r, c) +] Σ_{l < k} x(l, r) y(l, c) and other(r, c) = [other(r, c) +] Σ_{l < k} x(l, r) z(l, c) for
 * r, c < 4; rows of both are `row` bytes apart.
 */
export function multiplyTilePair(
  k: i32,
  x: usize,
  y: usize,
  z: usize,
  out: usize,
  other: usize,
  row: usize,
  add: bool,
): void {
  if (together) {
    multiplyTogether(k, x, y, z, out, other, row, add);
  } else {
    multiplyTile(k, x, y, out, row, add);
    multiplyTile(k, x, z, other, row, add);
  }
}

function multiplyTogether(k: i32, x: usize, y: usize, z: usize, out: usize, other: usize, row: usize, add: bool): void {
  const from = add ? out : ZEROS;
  const otherFrom = add ? other : ZEROS;
  const step = add ? row : 0;
  let s00 = v128.load(from);
  let s02 = v128.load(from, 16);
  let s10 = v128.load(from + step);
  let s12 = v128.load(from + step, 16);
  let s20 = v128.load(from + 2 * step);
  let s22 = v128.load(from + 2 * step, 16);
  let s30 = v128.load(from + 3 * step);
  let s32 = v128.load(from + 3 * step, 16);
  let t00 = v128.load(otherFrom);
  let t02 = v128.load(otherFrom, 16);
  let t10 = v128.load(otherFrom + step);
  let t12 = v128.load(otherFrom + step, 16);
  let t20 = v128.load(otherFrom + 2 * step);
  let t22 = v128.load(otherFrom + 2 * step, 16);
  let t30 = v128.load(otherFrom + 3 * step);
  let t32 = v128.load(otherFrom + 3 * step, 16);
  const end = x + ((<usize>k) << 5);
  while (x < end) {
    const y0 = v128.load(y);
    const y2 = v128.load(y, 16);
    const z0 = v128.load(z);
    const z2 = v128.load(z, 16);
    let a = v128.load64_splat(x);
    s00 = f64x2.add(s00, f64x2.mul(a, y0));
    s02 = f64x2.add(s02, f64x2.mul(a, y2));
    t00 = f64x2.add(t00, f64x2.mul(a, z0));
    t02 = f64x2.add(t02, f64x2.mul(a, z2));
    a = v128.load64_splat(x, 8);
    s10 = f64x2.add(s10, f64x2.mul(a, y0));
    s12 = f64x2.add(s12, f64x2.mul(a, y2));
    t10 = f64x2.add(t10, f64x2.mul(a, z0));
    t12 = f64x2.add(t12, f64x2.mul(a, z2));
    a = v128.load64_splat(x, 16);
    s20 = f64x2.add(s20, f64x2.mul(a, y0));
    s22 = f64x2.add(s22, f64x2.mul(a, y2));
    t20 = f64x2.add(t20, f64x2.mul(a, z0));
    t22 = f64x2.add(t22, f64x2.mul(a, z2));
    a = v128.load64_splat(x, 24);
    s30 = f64x2.add(s30, f64x2.mul(a, y0));
    s32 = f64x2.add(s32, f64x2.mul(a, y2));
    t30 = f64x2.add(t30, f64x2.mul(a, z0));
    t32 = f64x2.add(t32, f64x2.mul(a, z2));
    x += ROW;
    y += ROW;
    z += ROW;
  }
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  const other1 = other + row;
  const other2 = other1 + row;
  const other3 = other2 + row;
  v128.store(out, s00);
  v128.store(out, s02, 16);
  v128.store(out1, s10);
  v128.store(out1, s12, 16);
  v128.store(out2, s20);
  v128.store(out2, s22, 16);
  v128.store(out3, s30);
  v128.store(out3, s32, 16);
  v128.store(other, t00);
  v128.store(other, t02, 16);
  v128.store(other1, t10);
  v128.store(other1, t12, 16);
  v128.store(other2, t20);
  v128.store(other2, t22, 16);
  v128.store(other3, t30);
  v128.store(other3, t32, 16);
}
