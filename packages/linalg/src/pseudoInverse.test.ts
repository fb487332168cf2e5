import { describe, expect, test } from "vitest";
import { pseudoInverse } from "./pseudoInverse.ts";
import { largestDifference, matrixWithSpectrum, oneNorm, productByDefinition, transposed } from "./testing/matrices.ts";

const spectra: [string, number[]][] = [
  ["full rank", [5, 4, 3, 2, 1]],
  ["rank three of seven", [9, 2, 0.5, 0, 0, 0, 0]],
  ["rank one", [3, 0, 0, 0]],
  ["zero", [0, 0, 0]],
];

describe.each(spectra)("of a matrix of %s, Penrose's conditions:", (_, spectrum) => {
  const n = spectrum.length;
  const a = matrixWithSpectrum("penrose", spectrum);
  const inverse = pseudoInverse(n, a);
  const times = (x: Float64Array, y: Float64Array) => productByDefinition(n, n, n, x, y);
  const condition = 1 + oneNorm(n, n, a) * oneNorm(n, n, inverse);
  const tolerance = 10 * n * Number.EPSILON * condition * condition;

  test("A A⁺ A = A", () => {
    expect(largestDifference(times(times(a, inverse), a), a)).toBeLessThan(tolerance);
  });

  test("A⁺ A A⁺ = A⁺", () => {
    expect(largestDifference(times(times(inverse, a), inverse), inverse)).toBeLessThan(tolerance);
  });

  test("A A⁺ is symmetric, and A⁺ is so exactly", () => {
    const projection = times(a, inverse);
    expect(largestDifference(projection, transposed(n, n, projection))).toBeLessThan(tolerance);
    expect(transposed(n, n, inverse)).toEqual(inverse);
  });
});

test("the inverse of a diagonal matrix inverts what exceeds the tolerance", () => {
  const a = Float64Array.of(4, 0, 0, 0.25);
  expect(largestDifference(pseudoInverse(2, a), Float64Array.of(0.25, 0, 0, 4))).toBeLessThan(1e-15);
  expect(largestDifference(pseudoInverse(2, a, 0.1), Float64Array.of(0.25, 0, 0, 0))).toBeLessThan(1e-15);
});

test("an indefinite matrix is refused", () => {
  expect(() => pseudoInverse(2, Float64Array.of(1, 0, 0, -1))).toThrow(
    "pseudoInverse: a (2×2) must be positive semi-definite, its smallest eigenvalue is -1",
  );
  expect(() => pseudoInverse(2, Float64Array.of(1, 0, 0, -1e-14))).toThrow("must be positive semi-definite");
  expect(() => pseudoInverse(2, Float64Array.of(1, 0, 0, -1e-14), 1e-12)).not.toThrow();
  expect(() => pseudoInverse(2, Float64Array.of(1, 0, 0, -1e-16))).not.toThrow();
});
