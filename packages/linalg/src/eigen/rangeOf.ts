/** The range of a symmetric positive semi-definite matrix, by its eigenvalues. */
import type { Checker } from "../check.ts";
import { eigenSymmetric } from "./eigenSymmetric.ts";

interface Range {
  /** How many eigenvalues exceed tolerance · λ₁. */
  readonly rank: number;
  /** Those eigenvalues, descending. */
  readonly values: Float64Array;
  /** rank × n, row-major: row j is the unit eigenvector of values[j]. */
  readonly rows: Float64Array;
}

/** LAPACK's usual choice: eigenvalues are only known to about n ε λ₁. */
export function defaultTolerance(n: number): number {
  return n * Number.EPSILON;
}

/**
 * Splits off the range of the symmetric positive semi-definite a (n×n). `tolerance` ≥ 0 is relative to λ₁. Throws
 * LinearAlgebraError, in the name of a routine and its `argument`, if an eigenvalue is below −max(tolerance, nε) λ₁.
 */
export function rangeOf(check: Checker, argument: string, n: number, a: Float64Array, tolerance: number): Range {
  if (!(tolerance >= 0 && tolerance < 1)) {
    throw check.refusal("tolerance", `must be in [0, 1), got ${tolerance}`);
  }
  const { values, vectors } = eigenSymmetric(n, a);
  const slack = Math.max(tolerance, defaultTolerance(n)) * Math.max(values[0], 0);
  if (values[n - 1] < -slack) {
    const rule = `(${n}×${n}) must be positive semi-definite, its smallest eigenvalue is ${values[n - 1]}`;
    throw check.refusal(argument, rule);
  }
  const threshold = tolerance * values[0];
  let rank = 0;
  while (rank < n && values[rank] > threshold && values[rank] > 0) rank++;
  const rows = new Float64Array(rank * n);
  for (let j = 0; j < rank; j++) {
    for (let i = 0; i < n; i++) rows[j * n + i] = vectors[i * n + j];
  }
  return { rank, values: values.slice(0, rank), rows };
}
