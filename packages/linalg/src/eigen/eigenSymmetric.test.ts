import { readFileSync } from "node:fs";
import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  difference,
  gaussianMatrix,
  largestDifference,
  matrixWithSpectrum,
  oneNorm,
  orthogonalMatrix,
  productByDefinition,
  transposed,
} from "../testing/matrices.ts";
import { mirrorLowerInPlace } from "../triangle.ts";
import { eigenSymmetric, eigenvaluesSymmetric } from "./eigenSymmetric.ts";

/** LAPACK's threshold for its eigenvalue routines is 20 to 50. */
const RATIO = 10;

function symmetric(name: string, n: number): Float64Array {
  const a = gaussianMatrix(name, n, n);
  mirrorLowerInPlace(n, a);
  return a;
}

function diagonal(values: readonly number[]): Float64Array {
  const a = new Float64Array(values.length * values.length);
  values.forEach((value, i) => {
    a[i * values.length + i] = value;
  });
  return a;
}

const indices = (n: number) => Array.from({ length: n }, (_, i) => i);
const halves = (n: number) => indices(n).map((i) => Array.from({ length: i }).reduce<number>((x) => x / 2, 1));

const matrices: [string, number, Float64Array][] = [
  ["n = 1", 1, Float64Array.of(-3)],
  ["n = 2", 2, symmetric("two", 2)],
  ["n = 3", 3, symmetric("three", 3)],
  ["random, n = 50", 50, symmetric("fifty", 50)],
  ["random, n = 120", 120, symmetric("large", 120)],
  ["clustered", 50, matrixWithSpectrum("cluster", [...indices(25).map((i) => 1 + i * 1e-14), ...indices(25)])],
  ["repeated", 50, matrixWithSpectrum("repeat", [...new Array(30).fill(2), ...new Array(20).fill(-1)])],
  ["zero", 50, new Float64Array(2500)],
  ["identity", 50, diagonal(new Array(50).fill(1))],
  ["diagonal", 20, diagonal(indices(20).map((i) => (i * 7) % 20))],
  ["rank one", 50, matrixWithSpectrum("one", [5, ...new Array(49).fill(0)])],
  ["graded spectrum", 50, matrixWithSpectrum("graded", halves(50))],
  [
    "graded entries",
    50,
    symmetric("rows", 50).map((x, at) => x * halves(50)[at % 50] * halves(50)[Math.floor(at / 50)]),
  ],
  ["huge", 20, symmetric("huge", 20).map((x) => x * 1e300)],
  ["tiny", 20, symmetric("tiny", 20).map((x) => x * 1e-300)],
  ["second difference", 40, secondDifference(40)],
];

function secondDifference(n: number): Float64Array {
  const a = diagonal(new Array(n).fill(2));
  for (let i = 1; i < n; i++) a[i * n + i - 1] = a[(i - 1) * n + i] = -1;
  return a;
}

describe.each(matrices)("of the matrix: %s", (_, n, a) => {
  const { values, vectors } = eigenSymmetric(n, a);
  const norm = Math.max(oneNorm(n, n, a), Number.MIN_VALUE);

  test("A V = V Λ to LAPACK's ratio", () => {
    const scaled = vectors.map((x, at) => x * values[at % n]);
    const residual = difference(productByDefinition(n, n, n, a, vectors), scaled);
    expect(oneNorm(n, n, residual) / (n * Number.EPSILON) / norm).toBeLessThan(RATIO);
  });

  test("V is orthogonal to LAPACK's ratio", () => {
    const gram = productByDefinition(n, n, n, transposed(n, n, vectors), vectors);
    const residual = difference(gram, diagonal(new Array(n).fill(1)));
    expect(oneNorm(n, n, residual) / (n * Number.EPSILON)).toBeLessThan(RATIO);
  });

  test("the eigenvalues descend, and are the same without vectors", () => {
    expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
    expect(largestDifference(eigenvaluesSymmetric(n, a), values) / norm).toBeLessThan(n * Number.EPSILON);
  });

  test("the eigenvalues are ml-matrix's", () => {
    // ml-matrix overflows at 1e300 and loses all digits at 1e-300, so it sees A / ‖A‖.
    const unit = Matrix.from1DArray(
      n,
      n,
      a.map((x) => x / norm),
    );
    const oracle = new EigenvalueDecomposition(unit, { assumeSymmetric: true }).realEigenvalues;
    const descending = Float64Array.from(oracle).sort().reverse();
    const ours = values.map((x) => x / norm);
    expect(largestDifference(ours, descending) / (n * Number.EPSILON)).toBeLessThan(RATIO);
  });
});

test("the eigenvalues of a 20×20 matrix are NumPy's", () => {
  const fixture = JSON.parse(readFileSync(new URL("../../fixtures/eigenvalues20.json", import.meta.url), "utf8")) as {
    matrix: number[];
    eigenvalues: number[];
  };
  const values = eigenvaluesSymmetric(20, Float64Array.from(fixture.matrix));
  const tolerance = 20 * Number.EPSILON * fixture.eigenvalues[0];
  expect(largestDifference(values, Float64Array.from(fixture.eigenvalues))).toBeLessThan(tolerance);
});

test("the second-difference matrix has the eigenvalues 2 − 2 cos(kπ/(n+1))", () => {
  const n = 40;
  const exact = Float64Array.from({ length: n }, (_, k) => 2 + 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)));
  expect(largestDifference(eigenvaluesSymmetric(n, secondDifference(n)), exact)).toBeLessThan(4 * n * Number.EPSILON);
});

test("a rotation leaves the eigenvalues where they are", () => {
  const n = 30;
  const a = symmetric("rotate", n);
  const u = orthogonalMatrix("rotate", n);
  const rotated = productByDefinition(n, n, n, productByDefinition(n, n, n, transposed(n, n, u), a), u);
  mirrorLowerInPlace(n, rotated);
  const shift = largestDifference(eigenvaluesSymmetric(n, a), eigenvaluesSymmetric(n, rotated));
  expect(shift / (n * Number.EPSILON * oneNorm(n, n, a))).toBeLessThan(RATIO);
});

test("a power of two scales the eigenvalues exactly and leaves the vectors alone", () => {
  const a = symmetric("power", 12);
  const { values, vectors } = eigenSymmetric(12, a);
  fc.assert(
    fc.property(fc.integer({ min: -300, max: 300 }), (exponent) => {
      const factor = 2 ** exponent;
      const scaled = eigenSymmetric(
        12,
        a.map((x) => x * factor),
      );
      expect(scaled.values).toEqual(values.map((x) => x * factor));
      expect(scaled.vectors).toEqual(vectors);
    }),
    { seed: 1 },
  );
});

test("trace and sum of squares are those of the eigenvalues", () => {
  const entries = (n: number) =>
    fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n, maxLength: n });
  const inputs = fc.integer({ min: 1, max: 10 }).chain((n) => fc.tuple(fc.constant(n), entries(n * n)));
  fc.assert(
    fc.property(inputs, ([n, list]) => {
      const a = Float64Array.from(list);
      mirrorLowerInPlace(n, a);
      const values = eigenvaluesSymmetric(n, a);
      const trace = indices(n).reduce((sum, i) => sum + a[i * n + i], 0);
      const squares = a.reduce((sum, x) => sum + x * x, 0);
      const tolerance = 20 * n * n * Number.EPSILON * Math.max(1, squares);
      expect(Math.abs(values.reduce((sum, x) => sum + x, 0) - trace)).toBeLessThan(tolerance);
      expect(Math.abs(values.reduce((sum, x) => sum + x * x, 0) - squares)).toBeLessThan(tolerance);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("the input is left as it was", () => {
  const a = symmetric("kept", 9);
  const copy = a.slice();
  eigenSymmetric(9, a);
  expect(a).toEqual(copy);
});

test("a 2×2 matrix whose diagonal's difference overflows keeps its eigenvalues", () => {
  // ±√(a² + b²) with a = 1.6e308, b = 0.8e308.
  const { values, vectors } = eigenSymmetric(2, Float64Array.of(-1.6e308, 8e307, 8e307, 1.6e308));
  expect(values[0] / 1e308).toBeCloseTo(Math.sqrt(3.2), 14);
  expect(values[1] / 1e308).toBeCloseTo(-Math.sqrt(3.2), 14);
  // The first row of (A − λ)v = 0.
  expect(vectors[0] / vectors[2]).toBeCloseTo(0.8 / (Math.sqrt(3.2) + 1.6), 14);
  expect(eigenvaluesSymmetric(2, Float64Array.of(-1.6e308, 8e307, 8e307, 1.6e308))).toEqual(values);
});

test("subnormal entries keep what digits they have", () => {
  const n = 12;
  const exact = eigenvaluesSymmetric(n, secondDifference(n));
  const unit = 1e6 * Number.MIN_VALUE;
  const tiny = eigenvaluesSymmetric(
    n,
    secondDifference(n).map((x) => x * unit),
  );
  expect(
    largestDifference(
      tiny,
      exact.map((x) => x * unit),
    ),
  ).toBeLessThanOrEqual(2 * Number.MIN_VALUE);
});

test("a steeply graded spectrum of 300 settles, though its first eigenvalue takes more than 30 iterations", () => {
  const n = 300;
  const spectrum = indices(n).map((k) => Number(`1e${-Math.floor((16 * k) / n)}`));
  const values = eigenvaluesSymmetric(n, matrixWithSpectrum("steep", spectrum));
  expect(largestDifference(values, Float64Array.from(spectrum))).toBeLessThan(n * Number.EPSILON);
});
