/**
 * Householder reduction A = Z T Z' of a symmetric matrix to tridiagonal form, from the last row upwards as in EISPACK's
 * tred2 (Martin, Reinsch & Wilkinson 1968): row i of the lower triangle is contiguous and becomes its own reflector.
 */
import { updateAndMultiply, updateRow } from "./reflectBothSides";
import { NEGLIGIBLE_SQUARE } from "./settle";
import { dot, fillZeros } from "./vector";

/**
 * Overwrites the lower triangle of a (n×n, largest entry about 1) by the reflectors: row i holds u of
 * P_i = I − u u' / half_i on coordinates 0 … i − 1, half_i = u'u / 2, or half_i = 0 for none; Z = P_{n−1} ⋯ P_2. Diagonal
 * and subdiagonal of T go to `diagonal` (n) and `offDiagonal` (n; entry i couples i and i + 1). `scratch` has 3n doubles.
 */
export function tridiagonalize(
  n: i32,
  a: usize,
  diagonal: usize,
  offDiagonal: usize,
  half: usize,
  scratch: usize,
): void {
  const row = (<usize>n) << 3;
  const zeros = scratch;
  let q = zeros + row;
  let p = q + row;
  fillZeros(n, zeros);
  f64.store(offDiagonal + row - 8, 0);
  // The pending update −u q' − q u'; u = 0 for none.
  let u = zeros;
  for (let i = n - 1; i > 0; i--) {
    const at = (<usize>i) << 3;
    const v = a + <usize>i * row;
    if (u !== zeros) updateRow(i + 1, v, f64.load(u + at), f64.load(q + at), u, q);
    f64.store(diagonal + at, f64.load(v + at));
    const last = f64.load(v + at - 8);
    const head = dot(i - 1, v, v);
    // Below, squares lose digits to underflow: such entries are dropped.
    if (head <= NEGLIGIBLE_SQUARE) {
      f64.store(offDiagonal + at - 8, last);
      f64.store(half + at, 0);
      if (u !== zeros) updateAndMultiply(i, a, row, u, q, zeros, p);
      u = zeros;
      continue;
    }
    const square = head + last * last;
    const norm = last > 0 ? -sqrt(square) : sqrt(square);
    const h = square - last * norm;
    f64.store(offDiagonal + at - 8, norm);
    f64.store(v + at - 8, last - norm);
    f64.store(half + at, h);
    updateAndMultiply(i, a, row, u, u === zeros ? zeros : q, v, p);
    projectOut(i, v, h, p);
    u = v;
    const spare = q;
    q = p;
    p = spare;
  }
  f64.store(diagonal, f64.load(a));
  f64.store(half, 0);
}

/** p = A u becomes q = p / h − (u'p / 2h²) u, so that P A P = A − u q' − q u'. */
function projectOut(n: i32, u: usize, h: f64, p: usize): void {
  const shift = dot(n, u, p) / h / (2 * h);
  const end = (<usize>n) << 3;
  const pairs = end & ~15;
  const hs = f64x2.splat(h);
  const shifts = f64x2.splat(shift);
  let j: usize = 0;
  for (; j < pairs; j += 16) {
    v128.store(p + j, f64x2.sub(f64x2.div(v128.load(p + j), hs), f64x2.mul(shifts, v128.load(u + j))));
  }
  if (j < end) f64.store(p + j, f64.load(p + j) / h - shift * f64.load(u + j));
}
