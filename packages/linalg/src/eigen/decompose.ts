/** What all eigenvalue routines do behind their doors: a closed form for small matrices, the kernel for others. */
import type { Checker } from "../check.ts";
import { beginCall, beginCallApart } from "../wasm/beginCall.ts";
import { sizes } from "../wasm/space.ts";
import { checkEntries, checkStatus } from "./checkEigen.ts";
import { eigenOfSmall, eigenvaluesOfSmall, SMALL } from "./eigenOfSmall.ts";

/** Whether a is left as it is or may be lost; it then is the kernel's own where it lives in a space. */
type Fate = "kept" | "lost";

/** A = V diag(values) V' of a symmetric a (n×n): `values` (n) descending, column j of `vectors` (n×n) that of values[j]. */
export function decompose(
  check: Checker,
  n: number,
  a: Float64Array,
  fate: Fate,
  values: Float64Array,
  vectors: Float64Array,
): void {
  if (n <= SMALL) {
    checkEntries(check, n, a);
    eigenOfSmall(n, a, values, vectors);
    return;
  }
  const scratch = sizes().eigenSymmetricScratch(n);
  const space = fate === "kept" ? beginCallApart(scratch + 2 * n * n + n) : beginCall(scratch, a, values, vectors);
  const status = space.kernels.eigenSymmetric(
    n,
    space.in(a),
    space.out(values),
    space.out(vectors),
    space.reserve(scratch),
  );
  space.end();
  checkStatus(check, n, a, status);
}

/** As {@link decompose}, the values alone. */
export function decomposeValues(check: Checker, n: number, a: Float64Array, fate: Fate, values: Float64Array): void {
  if (n <= SMALL) {
    checkEntries(check, n, a);
    eigenvaluesOfSmall(n, a, values);
    return;
  }
  const scratch = sizes().eigenvaluesSymmetricScratch(n);
  const space = fate === "kept" ? beginCallApart(scratch + n * n + n) : beginCall(scratch, values, a);
  const status = space.kernels.eigenvaluesSymmetric(n, space.in(a), space.out(values), space.reserve(scratch));
  space.end();
  checkStatus(check, n, a, status);
}
