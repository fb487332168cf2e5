import { describe, expect, test } from "vitest";
import { cholesky } from "./cholesky.ts";
import { LinearAlgebraError, NotPositiveDefiniteError } from "./linearAlgebraError.ts";
import {
  difference,
  gaussianMatrix,
  matrixWithSpectrum,
  oneNorm,
  productByDefinition,
  transposed,
} from "./testing/matrices.ts";

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 50])("of an n×n matrix, n = %i", (n) => {
  const spectrum = Array.from({ length: n }, (_, i) => 1 / (1 + i * i));
  const a = matrixWithSpectrum("cholesky", spectrum);
  const l = new Float64Array(n * n).fill(Number.NaN);
  cholesky(n, a, l);

  test("the factor times its transpose gives the matrix back (LAPACK's ratio)", () => {
    const residual = difference(productByDefinition(n, n, n, l, transposed(n, n, l)), a);
    expect(oneNorm(n, n, residual) / (n * Number.EPSILON * oneNorm(n, n, a))).toBeLessThan(10);
  });

  test("the factor is lower triangular with a positive diagonal", () => {
    for (let i = 0; i < n; i++) {
      expect(l[i * n + i]).toBeGreaterThan(0);
      for (let j = i + 1; j < n; j++) expect(l[i * n + j]).toBe(0);
    }
  });

  test("in place gives the same bits, and the upper triangle does not count", () => {
    const inPlace = a.slice();
    for (let i = 0; i < n; i++) inPlace.fill(1e9, i * n + i + 1, (i + 1) * n);
    cholesky(n, inPlace, inPlace);
    expect(inPlace).toEqual(l);
  });
});

test("the factor of L L' is L for an integer L", () => {
  const l = Float64Array.of(2, 0, 0, -1, 3, 0, 4, 5, 1);
  const out = new Float64Array(9);
  cholesky(3, productByDefinition(3, 3, 3, l, transposed(3, 3, l)), out);
  expect(out).toEqual(l);
});

test("a matrix that is not positive definite is refused with the pivot that shows it", () => {
  const indefinite = Float64Array.of(1, 2, 2, 1);
  const attempt = () => cholesky(2, indefinite, new Float64Array(4));
  expect(attempt).toThrow(NotPositiveDefiniteError);
  expect(attempt).toThrow(LinearAlgebraError);
  expect(attempt).toThrow("cholesky: a (2×2) must be positive definite (pivot 1 is -3)");
  expect(() => cholesky(1, Float64Array.of(0), new Float64Array(1))).toThrow(NotPositiveDefiniteError);
  const withNaN = gaussianMatrix("nan", 3, 3).fill(Number.NaN, 0, 1);
  expect(() => cholesky(3, withNaN, new Float64Array(9))).toThrow(NotPositiveDefiniteError);
});
