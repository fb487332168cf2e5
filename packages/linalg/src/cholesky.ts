/** Cholesky factor of a symmetric positive definite matrix. */
import { Checker } from "./check.ts";
import { NotPositiveDefiniteError } from "./linearAlgebraError.ts";
import { beginCall } from "./wasm/beginCall.ts";
import { sizes } from "./wasm/space.ts";

const check = new Checker("cholesky");

/**
 * Lower triangular l with l l' = a and zeros above the diagonal. a is n×n, its lower triangle counts; out is n×n,
 * overwritten, and may be a itself. Throws NotPositiveDefiniteError (a LinearAlgebraError) at the first pivot that is
 * not positive and finite, NaN included, and leaves out as it was; LinearAlgebraError on a wrong length.
 */
export function cholesky(n: number, a: Float64Array, out: Float64Array): void {
  check.dimension("n", n);
  check.shape("a", a, n, n);
  check.shape("out", out, n, n);
  if (out !== a) check.distinct("out", out, a);
  const scratch = sizes().choleskyScratch(n);
  const space = beginCall(scratch, out, a);
  const work = space.reserve(scratch);
  const pivot = space.kernels.cholesky(n, space.in(a), space.out(out), work);
  if (pivot < 0) {
    space.end();
    return;
  }
  const value = space.numberAt(work);
  space.abandon();
  throw new NotPositiveDefiniteError("cholesky", "a", n, pivot, value);
}
