import { describe, expect, test } from "vitest";
import { eigenRatios } from "../testing/eigenRatios.ts";
import { fixedFamilies, randomFamilies } from "../testing/symmetricFamilies.ts";
import { eigenSymmetric, eigenvaluesSymmetric } from "./eigenSymmetric.ts";

/** LAPACK's threshold for its eigenvalue routines is 20 to 50. */
const RATIO = 10;

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/**
 * The closed form (1, 2), pairs of rows and of columns (every parity), panels of eight columns (7 … 9, 15 … 17, …), and
 * the 32 sweeps that are collected (filled for the first time between n = 15 and 25, for the second from 30 to 45).
 */
const sizes = [...upTo(20), 23, 24, 25, 31, 32, 33, 39, 40, 41, 48, 63, 64, 65];
const large = [128, 129];
const REPLICATES = 3;

let matrices = 0;

function worstRatio(n: number, a: Float64Array): number {
  matrices++;
  const eigen = eigenSymmetric(n, a);
  const { residual, orthogonality, agreement } = eigenRatios(n, a, eigen, eigenvaluesSymmetric(n, a));
  const descending = eigen.values.every((x, j) => j === 0 || eigen.values[j - 1] >= x);
  return descending ? Math.max(residual, orthogonality, agreement) : Number.POSITIVE_INFINITY;
}

describe("the residual, the orthogonality, and the agreement without vectors are within LAPACK's ratio for", () => {
  test.each(randomFamilies)("%s", (_, family) => {
    for (const n of sizes) {
      for (let k = 0; k < REPLICATES; k++) {
        expect(worstRatio(n, family(`ratios ${k}`, n)), `n = ${n}, matrix ${k}`).toBeLessThan(RATIO);
      }
    }
    for (const n of large) expect(worstRatio(n, family("large", n)), `n = ${n}`).toBeLessThan(RATIO);
  });

  test.each(fixedFamilies)("%s", (_, family) => {
    for (const n of [...sizes, ...large]) {
      expect(worstRatio(n, family(n)), `n = ${n}`).toBeLessThan(RATIO);
    }
  });

  test("normal entries, n = 200 and 257", () => {
    const family = randomFamilies[0][1];
    for (const n of [200, 257]) expect(worstRatio(n, family("larger", n)), `n = ${n}`).toBeLessThan(RATIO);
  });

  test("two thousand matrices and more", () => {
    expect(matrices).toBeGreaterThanOrEqual(2000);
  });
});
