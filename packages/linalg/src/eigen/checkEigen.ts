/** The checks of entries that all eigenvalue routines share. */
import { checkFinite, checkSymmetric } from "../check.ts";
import { LinearAlgebraError } from "../linearAlgebraError.ts";

/** Throws LinearAlgebraError unless a (n×n) is finite and symmetric to rounding. */
export function checkEntries(routine: string, n: number, a: Float64Array): void {
  checkFinite(routine, "a", a, n);
  checkSymmetric(routine, "a", n, a);
}

/**
 * Throws what the kernel reported: 0 is success, 1 a matrix that is not finite or not symmetric (the kernel looks at
 * all entries at once and cannot say which), 2 no convergence.
 */
export function checkStatus(routine: string, n: number, a: Float64Array, status: number): void {
  if (status === 0) return;
  if (status === 1) checkEntries(routine, n, a);
  throw new LinearAlgebraError(routine, "a", `(${n}×${n}): the QL iteration did not converge`);
}
