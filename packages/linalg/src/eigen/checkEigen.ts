/** The checks of entries that all eigenvalue routines share. */
import type { Checker } from "../check.ts";

/** Throws LinearAlgebraError unless a (n×n) is finite and symmetric to rounding. */
export function checkEntries(check: Checker, n: number, a: Float64Array): void {
  check.finite("a", a, n);
  check.symmetric("a", n, a);
}

/**
 * Throws what the kernel reported: 0 is success, 1 a matrix that is not finite or not symmetric (the kernel looks at
 * all entries at once and cannot say which), 2 no convergence.
 */
export function checkStatus(check: Checker, n: number, a: Float64Array, status: number): void {
  if (status === 0) return;
  if (status === 1) checkEntries(check, n, a);
  throw check.refusal("a", `(${n}×${n}): the QL iteration did not converge`);
}
