/**
 * Eigenvalues of a symmetric tridiagonal matrix by the square-root-free QL iteration of Pal, Walker and Kahan (Parlett,
 * The Symmetric Eigenvalue Problem, 8.15; LAPACK's dsterf). It works on the squares of the off-diagonal entries, and its
 * chain of dependent operations has two divisions a step where the iteration with vectors has a root and a division.
 */
import { hypotenuse } from "./hypotenuse";
import { EPSILON_SQUARED, ITERATIONS_PER_EIGENVALUE, NEGLIGIBLE_SQUARE } from "./settle";

/**
 * Overwrites `diagonal` (n, of the order of 1) by the eigenvalues, in no order, and destroys `offDiagonal` (n; entry i
 * couples i and i + 1, the last is 0). False if the iteration does not settle.
 */
export function eigenvaluesTridiagonal(n: i32, diagonal: usize, offDiagonal: usize): bool {
  const end = (<usize>n) << 3;
  for (let i: usize = 0; i < end; i += 8) {
    const e = f64.load(offDiagonal + i);
    f64.store(offDiagonal + i, e * e);
  }
  let budget = ITERATIONS_PER_EIGENVALUE * n;
  for (let l: usize = 0; l < end; l += 8) {
    for (; ; budget--) {
      const m = firstNegligible(end, l, diagonal, offDiagonal);
      if (m === l) break;
      if (budget === 0) return false;
      sweep(l, m, diagonal, offDiagonal);
    }
  }
  return true;
}

/** The first m ≥ l, in bytes, whose coupling to the next is negligible beside both diagonal entries. */
function firstNegligible(end: usize, l: usize, diagonal: usize, squares: usize): usize {
  let m = l;
  let here = abs(f64.load(diagonal + m));
  for (; m < end - 8; m += 8) {
    const next = abs(f64.load(diagonal + m, 8));
    const size = here + next;
    if (f64.load(squares + m) <= EPSILON_SQUARED * (size * size) + NEGLIGIBLE_SQUARE) break;
    here = next;
  }
  return m;
}

/** One QL sweep with Wilkinson's shift over the unreduced block l … m (in bytes), from the bottom up. */
function sweep(l: usize, m: usize, diagonal: usize, squares: usize): void {
  const first = f64.load(diagonal + l);
  const root = sqrt(f64.load(squares + l));
  const slope = (f64.load(diagonal + l, 8) - first) / (2 * root);
  const length = hypotenuse(slope, 1);
  const shift = first - root / (slope + (slope < 0 ? -length : length));
  let c: f64 = 1;
  let s: f64 = 0;
  let gamma = f64.load(diagonal + m) - shift;
  let p = gamma * gamma;
  for (let i = m - 8; ; i -= 8) {
    const square = f64.load(squares + i);
    const r = p + square;
    if (i < m - 8) f64.store(squares + i, s * r, 8);
    const before = c;
    c = p / r;
    s = square / r;
    const entry = f64.load(diagonal + i);
    const next = c * (entry - shift) - s * gamma;
    f64.store(diagonal + i, gamma + (entry - next), 8);
    gamma = next;
    p = c !== 0 ? (gamma * gamma) / c : before * square;
    if (i === l) break;
  }
  f64.store(squares + l, s * p);
  f64.store(squares + m, 0);
  f64.store(diagonal + l, shift + gamma);
}
