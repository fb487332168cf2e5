import fc from "fast-check";
import { describe, expect, test } from "vitest";
import graded from "../../fixtures/gradedEigenvalues.json" with { type: "json" };
import { matrixWithSpectrum } from "../testing/matrices.ts";
import { eigenSemidefinite } from "./eigenSemidefinite.ts";
import { eigenvaluesSymmetric } from "./eigenSymmetric.ts";

/** X'X for rows of small integers. */
function gram(n: number, rows: readonly (readonly number[])[]): Float64Array {
  const a = new Float64Array(n * n);
  for (const x of rows) {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a[i * n + j] += (x[i] ?? 0) * (x[j] ?? 0);
  }
  return a;
}

const integerRows = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const row = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n });
  return fc.array(row, { minLength: 1, maxLength: 9 }).map((rows) => ({ n, rows }));
});

describe("eigenvalues of a semi-definite matrix", () => {
  test("agree with 80-digit arithmetic to a few ε each, over 36 orders of magnitude", () => {
    const { rank, values } = eigenSemidefinite(5, Float64Array.from(graded.matrix));
    expect(rank).toBe(5);
    values.forEach((value, j) => {
      expect(Math.abs(value / (graded.eigenvalues[j] ?? 0) - 1)).toBeLessThan(1e-14);
    });
  });

  test("rebuild the matrix, with orthonormal vectors", () => {
    fc.assert(
      fc.property(integerRows, ({ n, rows }) => {
        const a = gram(n, rows);
        const { rank, values, vectors } = eigenSemidefinite(n, a);
        const size = values[0] ?? 1;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let l = 0; l < rank; l++) sum += values[l] * vectors[i * rank + l] * vectors[j * rank + l];
            expect(Math.abs(sum - a[i * n + j])).toBeLessThan(1e-13 * size);
          }
        }
        for (let p = 0; p < rank; p++) {
          expect(values[p]).toBeLessThanOrEqual(values[Math.max(0, p - 1)]);
          for (let q = 0; q < rank; q++) {
            let sum = 0;
            for (let i = 0; i < n; i++) sum += vectors[i * rank + p] * vectors[i * rank + q];
            expect(Math.abs(sum - (p === q ? 1 : 0))).toBeLessThan(1e-13);
          }
        }
      }),
      { seed: 1 },
    );
  });

  test("are those of the tridiagonalizing routine where the spectrum is flat", () => {
    const a = matrixWithSpectrum("semidefinite", [5, 4, 4, 3, 2, 1, 1, 0.5]);
    const { values } = eigenSemidefinite(8, a);
    const others = eigenvaluesSymmetric(8, a);
    values.forEach((value, j) => {
      expect(Math.abs(value - others[j])).toBeLessThan(1e-14);
    });
  });

  test("of many columns are as good: each eigenvalue is one of the tridiagonalizing routine's, and the vectors are orthogonal", () => {
    const n = 220;
    const spectrum = Array.from({ length: n }, (_, j) => 1 + (n - 1 - j) * (n - 1 - j));
    const a = matrixWithSpectrum("semidefinite", spectrum);
    const { rank, values, vectors } = eigenSemidefinite(n, a);
    expect(rank).toBe(n);
    values.forEach((value, j) => {
      expect(Math.abs(value / (spectrum[j] ?? 0) - 1)).toBeLessThan(1e-10);
    });
    const product = (p: number, q: number): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (vectors[i * n + p] ?? 0) * (vectors[i * n + q] ?? 0);
      return sum;
    };
    for (const [p, q] of [
      [0, 1],
      [0, n - 1],
      [n - 2, n - 1],
      [100, 101],
    ] as const) {
      expect(Math.abs(product(p, q))).toBeLessThan(1e-12);
      expect(Math.abs(product(p, p) - 1)).toBeLessThan(1e-12);
    }
  });

  test("the rank does not depend on the columns' units", () => {
    const unit = fc.constantFrom(1e-9, 1e-3, 1, 1e4, 1e8);
    fc.assert(
      fc.property(integerRows, fc.array(unit, { minLength: 6, maxLength: 6 }), ({ n, rows }, units) => {
        const a = gram(n, rows);
        const scaled = a.map((entry, e) => entry * (units[Math.floor(e / n)] ?? 1) * (units[e % n] ?? 1));
        expect(eigenSemidefinite(n, scaled).rank).toBe(eigenSemidefinite(n, a).rank);
      }),
      { seed: 1 },
    );
  });

  test("a column depends on another where rounding may be all that is left of it, and not before", () => {
    // 1 − c², the part of the second column that the first does not explain; 32 (n + 8) ε = 7e-14.
    const rank = (left: number): number => {
      const c = 1 - left / 2;
      return eigenSemidefinite(2, Float64Array.of(1, c, c, 1)).rank;
    };
    expect(rank(1e-12)).toBe(2);
    expect(rank(1e-14)).toBe(1);
  });

  test("a matrix of zeros has rank 0; an indefinite one is refused", () => {
    expect(eigenSemidefinite(3, new Float64Array(9)).rank).toBe(0);
    expect(() => eigenSemidefinite(2, Float64Array.of(1, 2, 2, 1))).toThrow(/must be positive semi-definite/);
    expect(() => eigenSemidefinite(2, Float64Array.of(1, 0, 0, -1e-20))).toThrow(/must be positive semi-definite/);
    expect(() => eigenSemidefinite(2, Float64Array.of(0, 1, 1, 1))).toThrow(/must be positive semi-definite/);
    expect(() => eigenSemidefinite(2, Float64Array.of(Number.NaN, 0, 0, 1))).toThrow(/must be finite/);
  });
});
