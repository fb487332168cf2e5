import { describe, expect, test } from "vitest";
import { pencilEigenvalues, pencilExtremes } from "./pencil.ts";
import {
  gaussianMatrix,
  largestDifference,
  matrixWithSpectrum,
  productByDefinition,
  transposed,
} from "./testing/matrices.ts";
import { mirrorLowerInPlace } from "./triangle.ts";

/** S' diag(values) S for a general n×n matrix S. */
function congruence(n: number, s: Float64Array, values: readonly number[]): Float64Array {
  const scaled = s.map((x, at) => x * values[Math.floor(at / n)]);
  const a = productByDefinition(n, n, n, transposed(n, n, s), scaled);
  mirrorLowerInPlace(n, a);
  return a;
}

const n = 12;
const ones = new Array(n).fill(1);
const s = gaussianMatrix("congruence", n, n);

describe("of S'DS and S'S", () => {
  const eigenvalues = Array.from({ length: n }, (_, i) => 20 - 3 * i);
  const a = congruence(n, s, eigenvalues);

  test("the eigenvalues are those of D, whatever S is", () => {
    expect(
      largestDifference(pencilEigenvalues(n, a, congruence(n, s, ones)), Float64Array.from(eigenvalues)),
    ).toBeLessThan(1e-9);
  });

  test("the extremes are both ends of D on a B of full rank", () => {
    const { smallest, largest, rank } = pencilExtremes(n, a, congruence(n, s, ones));
    expect(rank).toBe(n);
    expect(smallest).toBeCloseTo(20 - 3 * (n - 1), 9);
    expect(largest).toBeCloseTo(20, 9);
  });
});

test("on a singular B only its range counts", () => {
  const rank = 5;
  const spectrum = Array.from({ length: n }, (_, i) => (i < rank ? i + 1 : 0));
  const b = matrixWithSpectrum("singular", spectrum);
  // In B's eigenbasis A = B diag(2 … 6) on the range and huge of both signs off it.
  const a = matrixWithSpectrum(
    "singular",
    spectrum.map((x, i) => (i < rank ? x * (i + 2) : i % 2 === 0 ? 1e3 : -1e3)),
  );
  const extremes = pencilExtremes(n, a, b);
  expect(extremes.rank).toBe(rank);
  expect(extremes.smallest).toBeCloseTo(2, 10);
  expect(extremes.largest).toBeCloseTo(rank + 1, 10);
});

test("the tolerance decides what belongs to the range", () => {
  const b = matrixWithSpectrum("threshold", [1, 1e-2, 1e-4]);
  expect(pencilExtremes(3, b, b).rank).toBe(3);
  expect(pencilExtremes(3, b, b, 1e-3).rank).toBe(2);
  expect(pencilExtremes(3, b, b, 1e-1).rank).toBe(1);
  expect(pencilExtremes(3, b, b).smallest).toBeCloseTo(1, 10);
});

test("a zero or a negative B is refused by name", () => {
  const identity = matrixWithSpectrum("identity", [1, 1, 1]);
  expect(() => pencilExtremes(3, identity, new Float64Array(9))).toThrow("pencilEigenvalues: b (3×3) must not be zero");
  expect(() => pencilExtremes(3, identity, matrixWithSpectrum("negative", [1, 1, -1]))).toThrow(
    "b (3×3) must be positive semi-definite",
  );
  expect(() => pencilExtremes(3, identity, identity, 2)).toThrow("tolerance must be in [0, 1), got 2");
});
