/**
 * Eigenvalues of a positive semi-definite matrix to high RELATIVE accuracy.
 *
 * A routine that tridiagonalizes knows every eigenvalue to about ε λ₁, which is nothing for those below ε λ₁. A matrix
 * A = DBD with D diagonal and B well conditioned, such as the Gram matrix of columns in very different units, determines all
 * its eigenvalues to about ε κ(B) of themselves, and one-sided Jacobi rotations of its pivoted Cholesky factor find them
 * (Veselić and Hari 1989; Demmel and Veselić 1992).
 */
import { Checker } from "../check.ts";
import { powerOfTwoNear } from "../units.ts";
import { orthogonaliseRows } from "./orthogonaliseRows.ts";

const check = new Checker("eigenSemidefinite");

/** Share of the work that comes before the sweeps. */
const ELIMINATION = 0.1;

/** What rounding of a sum of products and of n eliminations may leave of a column that depends on the others. */
function collinearity(n: number): number {
  return 32 * (n + 8) * Number.EPSILON;
}

export interface SemidefiniteEigen {
  readonly rank: number;
  /** The positive eigenvalues, descending. */
  readonly values: Float64Array;
  /** n×rank, row-major: column j is the unit eigenvector of values[j]. */
  readonly vectors: Float64Array;
  /** The smallest share of a column's diagonal entry that the others leave; rounding costs up to ε over it. */
  readonly independence: number;
}

/**
 * A = V diag(values) V' on the range of A, for a n×n symmetric positive semi-definite (its lower triangle counts).
 *
 * Column j is taken for a linear combination of the others where at most `tolerance` · a_jj of its diagonal entry is left
 * after they are eliminated (default 32 (n + 8) ε); the rank so found does not change when columns are scaled. Throws LinearAlgebraError on a
 * wrong length, entries that are not finite, a matrix that is not symmetric, or a pivot that is negative beyond rounding.
 *
 * @param onStep - told the share of the work that is done, a guess
 */
export function eigenSemidefinite(
  n: number,
  a: Float64Array,
  tolerance: number = collinearity(n),
  onStep: (share: number) => void = () => {},
): SemidefiniteEigen {
  check.dimension("n", n, 1);
  check.shape("a", a, n, n);
  check.finite("a", a, n);
  check.symmetric("a", n, a);
  // In units of the largest diagonal entry, a power of two so that nothing is rounded.
  const largest = largestDiagonal(n, a);
  if (largest === 0) return { rank: 0, values: new Float64Array(0), vectors: new Float64Array(0), independence: 1 };
  const unit = powerOfTwoNear(largest);
  const { rank, factor, independence } = pivotedCholesky(
    n,
    a.map((entry) => entry / unit),
    tolerance,
    onStep,
  );
  const { values, vectors } = orthogonaliseRows(check, rank, n, factor, 0, (share) => {
    onStep(ELIMINATION + (1 - ELIMINATION) * share);
  });
  return { rank, values: values.map((value) => value * unit), vectors, independence };
}

function largestDiagonal(n: number, a: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(a[j * n + j]));
  return largest;
}

/** Rows of `factor` (rank×n) are the columns of L in A = LL', the largest remaining diagonal entry first. */
function pivotedCholesky(
  n: number,
  a: Float64Array,
  tolerance: number,
  onStep: (share: number) => void,
): { rank: number; factor: Float64Array; independence: number } {
  const left = Float64Array.from({ length: n }, (_, j) => a[j * n + j]);
  const open = Array.from(left.keys());
  const factor = new Float64Array(n * n);
  let rank = 0;
  let independence = 1;
  for (;;) {
    const negative = open.find((j) => left[j] < -tolerance * Math.abs(a[j * n + j]) || a[j * n + j] < 0);
    if (negative !== undefined) {
      const rule = `(${n}×${n}) must be positive semi-definite, pivot ${negative} is ${left[negative]}`;
      throw check.refusal("a", rule);
    }
    const independent = open.filter((j) => left[j] > tolerance * a[j * n + j]);
    if (independent.length === 0) break;
    const pivot = independent.reduce((best, j) => (left[j] > left[best] ? j : best));
    open.splice(open.indexOf(pivot), 1);
    independence = Math.min(independence, left[pivot] / a[pivot * n + pivot]);
    const root = Math.sqrt(left[pivot]);
    const row = rank * n;
    factor[row + pivot] = root;
    for (const j of open) factor[row + j] = pivot > j ? a[pivot * n + j] : a[j * n + pivot];
    for (let l = 0; l < rank; l++) {
      const share = factor[l * n + pivot];
      for (const j of open) factor[row + j] -= share * factor[l * n + j];
    }
    for (const j of open) {
      factor[row + j] /= root;
      left[j] -= factor[row + j] * factor[row + j];
    }
    onStep((ELIMINATION * rank) / n);
    rank++;
  }
  return { rank, factor: factor.subarray(0, rank * n), independence };
}
