import { describe, expect, test } from "vitest";
import { cholesky } from "./cholesky.ts";
import { NotPositiveDefiniteError } from "./linearAlgebraError.ts";
import { fixedDefiniteFamilies, randomDefiniteFamilies } from "./testing/definiteFamilies.ts";
import { difference, oneNorm, productByDefinition, transposed } from "./testing/matrices.ts";

/** LAPACK's threshold for its Cholesky routines is 30. */
const RATIO = 10;

/** Both sides of tiles of four columns; the sums over a block of 256 are one tile long, so there is no other block. */
const sizes = [...Array.from({ length: 20 }, (_, i) => i + 1), 23, 24, 25, 31, 32, 33, 47, 48, 49, 63, 64, 65];
const large = [127, 128, 129];
const REPLICATES = 5;

let matrices = 0;

/** ‖A − LL'‖ / (n ‖A‖ ε), where A is scaled by an exact power of two so that nothing underflows. */
function ratio(n: number, a: Float64Array): number {
  matrices++;
  const l = new Float64Array(n * n);
  cholesky(n, a, l);
  const residual = difference(productByDefinition(n, n, n, l, transposed(n, n, l)), a);
  return oneNorm(n, n, residual) / (n * Number.EPSILON * oneNorm(n, n, a));
}

describe("‖A − LL'‖ is within LAPACK's ratio for", () => {
  test.each(randomDefiniteFamilies)("%s", (_, family) => {
    for (const n of sizes) {
      for (let k = 0; k < REPLICATES; k++) {
        expect(ratio(n, family(`cholesky ${k}`, n)), `n = ${n}, matrix ${k}`).toBeLessThan(RATIO);
      }
    }
    for (const n of large) {
      for (let k = 0; k < 2; k++) {
        expect(ratio(n, family(`cholesky large ${k}`, n)), `n = ${n}, matrix ${k}`).toBeLessThan(RATIO);
      }
    }
  });

  test.each(fixedDefiniteFamilies)("%s", (_, family) => {
    for (const n of [...sizes, ...large]) expect(ratio(n, family(n)), `n = ${n}`).toBeLessThan(RATIO);
  });

  test("two thousand matrices and more", () => {
    expect(matrices).toBeGreaterThanOrEqual(2000);
  });
});

test.each(sizes)("zero and rank one with a zero last are refused, n = %i", (n) => {
  const attempt = (a: Float64Array) => () => cholesky(n, a, new Float64Array(n * n));
  expect(attempt(new Float64Array(n * n))).toThrow(NotPositiveDefiniteError);
  if (n === 1) return;
  const rankOne = Float64Array.from({ length: n * n }, (_, at) => 2 ** (Math.floor(at / n) % 3) * 2 ** ((at % n) % 3));
  expect(attempt(rankOne)).toThrow(`cholesky: a (${n}×${n}) must be positive definite (pivot 1 is 0)`);
});
