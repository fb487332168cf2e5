import { describe, expect, test } from "vitest";
import { cholesky } from "./cholesky.ts";
import { LinearAlgebraError, NotPositiveDefiniteError } from "./linearAlgebraError.ts";
import {
  difference,
  gaussianMatrix,
  largestDifference,
  matrixWithSpectrum,
  oneNorm,
  productByDefinition,
  transposed,
} from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

/** The textbook loops, each sum in ascending order and then subtracted. */
function factorByDefinition(n: number, a: Float64Array): Float64Array {
  const l = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = 0;
      for (let q = 0; q < j; q++) sum += l[i * n + q] * l[j * n + q];
      const rest = a[i * n + j] - sum;
      l[i * n + j] = i === j ? Math.sqrt(rest) : rest / l[j * n + j];
    }
  }
  return l;
}

/** G'G + I for a Gaussian G. */
function positiveDefinite(n: number): Float64Array {
  const g = gaussianMatrix("cholesky", n, n);
  const a = productByDefinition(n, n, n, transposed(n, n, g), g);
  for (let i = 0; i < n; i++) a[i * n + i] += 1;
  return a;
}

describe.each(placements)("%s", (_, place) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 50, 127, 128, 129, 200, 255, 256, 257])(
    "a factor of order %i is bit for bit that of the textbook, and the upper triangle does not count",
    (n) => {
      const placement = place(8 * (n + 4) * (n + 4) + 1000);
      const a = positiveDefinite(n);
      const expected = factorByDefinition(n, a);
      for (let i = 0; i < n; i++) a.fill(1e9, i * n + i + 1, (i + 1) * n);
      const from = placement(a);
      const out = placement(new Float64Array(n * n).fill(Number.NaN));
      cholesky(n, from, out);
      expect(largestDifference(out, expected)).toBe(0);
      expect(isGuarded(out)).toBe(true);
      cholesky(n, from, from);
      expect(largestDifference(from, expected)).toBe(0);
      expect(isGuarded(from)).toBe(true);
    },
  );
});

const spectra: [string, (i: number, n: number) => number][] = [
  ["well conditioned", (i) => 1 / (1 + i)],
  ["ill conditioned", (i, n) => 1 - (i / n) * (1 - 1e-12)],
  ["clustered", (i, n) => (i < n / 2 ? 1 : 1e-10)],
  ["all equal", () => 7],
];

describe.each([1, 2, 3, 4, 5, 8, 9, 31, 33, 60])("LAPACK's ratio ‖A − LL'‖/(n‖A‖ε), n = %i", (n) => {
  const ratio = (a: Float64Array) => {
    const l = new Float64Array(n * n);
    cholesky(n, a, l);
    const residual = difference(productByDefinition(n, n, n, l, transposed(n, n, l)), a);
    return oneNorm(n, n, residual) / (n * Number.EPSILON * oneNorm(n, n, a));
  };

  test.each(spectra)("is below 10 for a spectrum that is %s", (_, spectrum) => {
    const a = matrixWithSpectrum(
      "cholesky",
      Array.from({ length: n }, (_, i) => spectrum(i, n)),
    );
    expect(ratio(a)).toBeLessThan(10);
  });

  test("is below 10 for a matrix graded over 1e±150, in every row for itself", () => {
    const scale = (i: number) => Number(`1e${Math.round(-75 + (150 * i) / Math.max(1, n - 1))}`);
    const a = positiveDefinite(n).map((x, at) => x * scale(Math.floor(at / n)) * scale(at % n));
    expect(ratio(a)).toBeLessThan(10);
    const l = new Float64Array(n * n);
    cholesky(n, a, l);
    const product = productByDefinition(n, n, n, l, transposed(n, n, l));
    product.forEach((x, at) => {
      const size = Math.sqrt(a[(at % n) * (n + 1)]) * Math.sqrt(a[Math.floor(at / n) * (n + 1)]);
      expect(Math.abs(x - a[at])).toBeLessThanOrEqual(2 * n * Number.EPSILON * size);
    });
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
});

describe.each(placements)("%s", (_, place) => {
  test.each([0, 1, 4, 6, 36, 39])("a pivot %i of 40 that is negative, infinite or not a number is named", (pivot) => {
    const n = 40;
    for (const value of [-1, Number.POSITIVE_INFINITY, Number.NaN]) {
      const placement = place(40_000);
      const a = new Float64Array(n * n);
      for (let i = 0; i < n; i++) a[i * n + i] = i === pivot ? value : 4;
      const out = placement(new Float64Array(n * n).fill(9));
      expect(() => cholesky(n, placement(a), out)).toThrow(
        `cholesky: a (40×40) must be positive definite (pivot ${pivot} is ${value})`,
      );
      expect(out.every((x) => x === 9)).toBe(true);
    }
  });
});
