/**
 * One pass over the lower triangle of a symmetric matrix A does two things while its entries are in registers: it
 * applies the rank-two update that the last reflector left pending, and it multiplies by the next reflector's vector.
 * Each entry is read and written once for eight operations, half of LAPACK's traffic in dsytd2.
 */
import { sumLanes } from "./vector";

/**
 * A −= u q' + q u' on the lower triangle of the leading m×m block (rows `row` bytes apart), and p = A v with that A,
 * whose upper triangle is understood. Vectors have m entries; p is overwritten.
 */
export function updateAndMultiply(m: i32, a: usize, row: usize, u: usize, q: usize, v: usize, p: usize): void {
  const whole = m & ~1;
  for (let r = 0; r < whole; r += 2, a += row << 1) updateTwoRows(r, a, a + row, u, q, v, p);
  if (whole < m) updateLastRow(whole, a, u, q, v, p);
}

/** Rows r and r + 1, up to the diagonal. */
function updateTwoRows(r: i32, a0: usize, a1: usize, u: usize, q: usize, v: usize, p: usize): void {
  const end = (<usize>r) << 3;
  const u0 = v128.load64_splat(u + end);
  const u1 = v128.load64_splat(u + end, 8);
  const q0 = v128.load64_splat(q + end);
  const q1 = v128.load64_splat(q + end, 8);
  const v0 = v128.load64_splat(v + end);
  const v1 = v128.load64_splat(v + end, 8);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  for (let j: usize = 0; j < end; j += 16) {
    const uj = v128.load(u + j);
    const qj = v128.load(q + j);
    const vj = v128.load(v + j);
    const x0 = f64x2.sub(v128.load(a0 + j), f64x2.add(f64x2.mul(u0, qj), f64x2.mul(q0, uj)));
    v128.store(a0 + j, x0);
    s0 = f64x2.add(s0, f64x2.mul(x0, vj));
    const x1 = f64x2.sub(v128.load(a1 + j), f64x2.add(f64x2.mul(u1, qj), f64x2.mul(q1, uj)));
    v128.store(a1 + j, x1);
    s1 = f64x2.add(s1, f64x2.mul(x1, vj));
    v128.store(p + j, f64x2.add(f64x2.add(v128.load(p + j), f64x2.mul(x0, v0)), f64x2.mul(x1, v1)));
  }
  const ur = f64.load(u + end);
  const us = f64.load(u + end, 8);
  const qr = f64.load(q + end);
  const qs = f64.load(q + end, 8);
  const vr = f64.load(v + end);
  const vs = f64.load(v + end, 8);
  const x = f64.load(a0 + end) - (ur * qr + qr * ur);
  const y = f64.load(a1 + end) - (us * qr + qs * ur);
  const z = f64.load(a1 + end, 8) - (us * qs + qs * us);
  f64.store(a0 + end, x);
  f64.store(a1 + end, y);
  f64.store(a1 + end, z, 8);
  f64.store(p + end, sumLanes(s0) + x * vr + y * vs);
  f64.store(p + end, sumLanes(s1) + y * vr + z * vs, 8);
}

/** Row r, where r is even. */
function updateLastRow(r: i32, a: usize, u: usize, q: usize, v: usize, p: usize): void {
  const end = (<usize>r) << 3;
  const u0 = v128.load64_splat(u + end);
  const q0 = v128.load64_splat(q + end);
  const v0 = v128.load64_splat(v + end);
  let s0 = f64x2.splat(0);
  for (let j: usize = 0; j < end; j += 16) {
    const x0 = f64x2.sub(v128.load(a + j), f64x2.add(f64x2.mul(u0, v128.load(q + j)), f64x2.mul(q0, v128.load(u + j))));
    v128.store(a + j, x0);
    s0 = f64x2.add(s0, f64x2.mul(x0, v128.load(v + j)));
    v128.store(p + j, f64x2.add(v128.load(p + j), f64x2.mul(x0, v0)));
  }
  const ur = f64.load(u + end);
  const qr = f64.load(q + end);
  const x = f64.load(a + end) - (ur * qr + qr * ur);
  f64.store(a + end, x);
  f64.store(p + end, sumLanes(s0) + x * f64.load(v + end));
}

/** x −= xu q + xq u, n entries: one row of the pending update. */
export function updateRow(n: i32, x: usize, xu: f64, xq: f64, u: usize, q: usize): void {
  const end = (<usize>n) << 3;
  const pairs = end & ~15;
  const xus = f64x2.splat(xu);
  const xqs = f64x2.splat(xq);
  let j: usize = 0;
  for (; j < pairs; j += 16) {
    const change = f64x2.add(f64x2.mul(xus, v128.load(q + j)), f64x2.mul(xqs, v128.load(u + j)));
    v128.store(x + j, f64x2.sub(v128.load(x + j), change));
  }
  if (j < end) f64.store(x + j, f64.load(x + j) - (xu * f64.load(q + j) + xq * f64.load(u + j)));
}
