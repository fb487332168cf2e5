/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by implicitly shifted QL sweeps with Wilkinson's shift
 * (Dubrulle, Martin & Wilkinson 1968; EISPACK's imtql2). Rotations are collected and applied many sweeps at a time.
 */
import { hypotenuse } from "./hypotenuse";
import { EPSILON, ITERATIONS_PER_EIGENVALUE, NEGLIGIBLE } from "./settle";
import { applySweeps, rotationsOf, SWEEPS, setSpan } from "./sweeps";

/**
 * Overwrites `diagonal` (n) by the eigenvalues, in no order, and destroys `offDiagonal` (n; entry i couples i and i + 1,
 * the last is 0). If row j of `panels` was column j of Z, it becomes the eigenvector of the j-th eigenvalue. False if the
 * iteration does not settle.
 */
export function diagonalizeTridiagonal(
  n: i32,
  diagonal: usize,
  offDiagonal: usize,
  panels: usize,
  sweeps: usize,
): bool {
  let collected = 0;
  let budget = ITERATIONS_PER_EIGENVALUE * n;
  for (let l = 0; l < n; l++) {
    for (; ; budget--) {
      const m = firstNegligible(n, l, diagonal, offDiagonal);
      if (m === l) break;
      if (budget === 0) return false;
      const end = sweep(l, m, diagonal, offDiagonal, rotationsOf(n, sweeps, collected));
      if (end === m) continue;
      setSpan(sweeps, collected, end, m);
      if (++collected < SWEEPS) continue;
      applySweeps(n, collected, sweeps, panels);
      collected = 0;
    }
  }
  applySweeps(n, collected, sweeps, panels);
  return true;
}

/** The first index m ≥ l whose coupling to m + 1 is negligible beside the two diagonal entries; n − 1 if there is none. */
function firstNegligible(n: i32, l: i32, diagonal: usize, offDiagonal: usize): i32 {
  let d = diagonal + ((<usize>l) << 3);
  let e = offDiagonal + ((<usize>l) << 3);
  let here = abs(f64.load(d));
  let m = l;
  for (; m < n - 1; m++) {
    d += 8;
    const next = abs(f64.load(d));
    if (abs(f64.load(e)) <= EPSILON * (here + next) + NEGLIGIBLE) break;
    e += 8;
    here = next;
  }
  return m;
}

/**
 * One QL sweep over the unreduced block l … m chases the bulge from the bottom up. Stores its rotations and returns where
 * they end: l, or further down if the bulge underflowed.
 */
function sweep(l: i32, m: i32, diagonal: usize, offDiagonal: usize, rotations: usize): i32 {
  const top = (<usize>l) << 3;
  const bottom = (<usize>m) << 3;
  const first = f64.load(diagonal + top);
  const coupling = f64.load(offDiagonal + top);
  const slope = (f64.load(diagonal + top, 8) - first) / (2 * coupling);
  const root = hypotenuse(slope, 1);
  let g = f64.load(diagonal + bottom) - first + coupling / (slope + (slope < 0 ? -root : root));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  f64.store(offDiagonal + bottom, 0);
  for (let i = m - 1; i >= l; i--) {
    const d = diagonal + ((<usize>i) << 3);
    const e = offDiagonal + ((<usize>i) << 3);
    const f = s * f64.load(e);
    const b = c * f64.load(e);
    const r = hypotenuse(f, g);
    const lower = f64.load(d, 8) - p;
    if (i < m - 1) f64.store(e, r, 8);
    if (r === 0) {
      // The bulge underflowed, so the block splits here; the caller finds the parts.
      f64.store(d, lower, 8);
      return i + 1;
    }
    s = f / r;
    c = g / r;
    f64.store(rotations, c);
    f64.store(rotations, s, 8);
    rotations += 16;
    const t = (f64.load(d) - lower) * s + 2 * c * b;
    p = s * t;
    f64.store(d, lower + p, 8);
    g = c * t - b;
  }
  f64.store(diagonal + top, first - p);
  f64.store(offDiagonal + top, g);
  return l;
}
