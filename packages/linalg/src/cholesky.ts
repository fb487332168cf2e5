/** Cholesky factor of a symmetric positive definite matrix. */
import { checkDimension, checkDistinct, checkShape } from "./check.ts";
import { NotPositiveDefiniteError } from "./linearAlgebraError.ts";
import { chooseSpace } from "./wasm/chooseSpace.ts";
import { sizes } from "./wasm/space.ts";

/**
 * Lower triangular l with l l' = a and zeros above the diagonal. a is n×n, its lower triangle counts; out is n×n,
 * overwritten, and may be a itself. Throws NotPositiveDefiniteError (a LinearAlgebraError) at the first pivot that is
 * not positive and finite, NaN included, and leaves out as it was; LinearAlgebraError on a wrong length.
 */
export function cholesky(n: number, a: Float64Array, out: Float64Array): void {
  checkDimension("cholesky", "n", n);
  checkShape("cholesky", "a", a, n, n);
  checkShape("cholesky", "out", out, n, n);
  if (out !== a) checkDistinct("cholesky", "out", out, a);
  const scratch = sizes.choleskyScratch(n);
  const space = chooseSpace(scratch, out, a);
  const mark = space.mark();
  const from = space.bring(a);
  const to = space.place(out);
  const work = space.reserve(scratch);
  const pivot = space.kernels.cholesky(n, from, to, work);
  if (pivot < 0) space.fetch(to, out);
  const value = space.numberAt(work);
  space.release(mark);
  if (pivot >= 0) throw new NotPositiveDefiniteError("cholesky", "a", n, pivot, value);
}
