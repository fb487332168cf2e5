/**
 * Implicitly shifted QL iteration on a symmetric tridiagonal matrix, with Wilkinson's shift (Dubrulle, Martin &
 * Wilkinson 1968; EISPACK's imtql2).
 */
import { LinearAlgebraError } from "../linearAlgebraError.ts";

/** LAPACK's limit; about 1.7 iterations an eigenvalue are usual. */
const MAX_ITERATIONS = 30;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * Overwrites `diagonal` (n) by the eigenvalues, in no order, and destroys `offDiagonal` (n; entry i couples i and i+1,
 * the last is 0). `rows` (n×n, or empty for eigenvalues only) is multiplied from the left by the rotations: if row j was
 * column j of Z, it becomes the eigenvector of diagonal[j]. Throws LinearAlgebraError if the iteration does not settle.
 */
export function diagonalizeTridiagonalInPlace(
  n: number,
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  rows: Float64Array,
): void {
  const withVectors = rows.length > 0;
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; ; iteration++) {
      const m = firstNegligible(n, l, diagonal, offDiagonal);
      if (m === l) break;
      if (iteration === MAX_ITERATIONS) {
        throw new LinearAlgebraError("eigenSymmetric", "a", `(${n}×${n}): the QL iteration did not converge`);
      }
      sweep(n, l, m, diagonal, offDiagonal, rows, withVectors);
    }
  }
}

/** The first index m ≥ l whose coupling to m+1 is negligible beside the two diagonal entries; n − 1 if there is none. */
function firstNegligible(n: number, l: number, diagonal: Float64Array, offDiagonal: Float64Array): number {
  let m = l;
  for (; m < n - 1; m++) {
    const size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
    if (Math.abs(offDiagonal[m]) <= Number.EPSILON * size + SMALLEST_NORMAL) break;
  }
  return m;
}

/** One QL sweep over the unreduced block l … m: chases the bulge from the bottom up. */
function sweep(
  n: number,
  l: number,
  m: number,
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  rows: Float64Array,
  withVectors: boolean,
): void {
  const slope = (diagonal[l + 1] - diagonal[l]) / (2 * offDiagonal[l]);
  const root = hypotenuse(slope, 1);
  let g = diagonal[m] - diagonal[l] + offDiagonal[l] / (slope + (slope < 0 ? -root : root));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * offDiagonal[i];
    const b = c * offDiagonal[i];
    const r = hypotenuse(f, g);
    offDiagonal[i + 1] = r;
    if (r === 0) {
      // The bulge underflowed, so the block splits here; the caller finds the parts.
      diagonal[i + 1] -= p;
      offDiagonal[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    const lower = diagonal[i + 1] - p;
    const t = (diagonal[i] - lower) * s + 2 * c * b;
    p = s * t;
    diagonal[i + 1] = lower + p;
    g = c * t - b;
    if (withVectors) rotateRows(n, rows, i * n, c, s);
  }
  diagonal[l] -= p;
  offDiagonal[l] = g;
  offDiagonal[m] = 0;
}

/** (row, next row) ← (c row − s next, s row + c next), where `start` is the offset of row. */
function rotateRows(n: number, rows: Float64Array, start: number, c: number, s: number): void {
  const next = start + n;
  for (let j = 0; j < n; j++) {
    const x = rows[start + j];
    const y = rows[next + j];
    rows[start + j] = c * x - s * y;
    rows[next + j] = s * x + c * y;
  }
}

/** √(x² + y²) without overflow or underflow of the squares; Math.hypot differs between engines. */
function hypotenuse(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const large = Math.max(a, b);
  if (large === 0) return 0;
  const ratio = Math.min(a, b) / large;
  return large * Math.sqrt(1 + ratio * ratio);
}
