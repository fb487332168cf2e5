import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { multiply } from "./multiply.ts";
import { arbitraryMatrix, gaussianMatrix, largestDifference, productByDefinition } from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

const size = fc.integer({ min: 0, max: 11 });
const operands = fc
  .tuple(size, size, size)
  .chain(([m, k, n]) => fc.tuple(fc.constant([m, k, n] as const), arbitraryMatrix(m, k), arbitraryMatrix(k, n)));

test("a product is bit for bit the triple loop, for shapes that tiles fit and shapes they do not", () => {
  fc.assert(
    fc.property(operands, ([[m, k, n], a, b]) => {
      const out = new Float64Array(m * n).fill(Number.NaN);
      multiply(m, k, n, a, b, out);
      expect(out).toEqual(productByDefinition(m, k, n, a, b));
    }),
    { seed: 1, numRuns: 300 },
  );
});

/** Both sides of every boundary of tiles and of blocks of rows, of the inner index and of columns. */
const boundaries: [number, number, number][] = [
  [31, 32, 33],
  [33, 31, 32],
  [127, 10, 5],
  [128, 10, 4],
  [129, 257, 6],
  [5, 255, 9],
  [4, 256, 8],
  [6, 257, 7],
  [3, 513, 2],
  [4, 5, 1023],
  [5, 4, 1024],
  [6, 300, 1025],
  [1, 300, 1],
  [1, 1, 300],
  [300, 1, 1],
  [200, 200, 200],
  [131, 259, 70],
];

describe.each(placements)("%s", (_, place) => {
  test.each(boundaries)("a product %i×%i by ×%i is bit for bit the triple loop", (m, k, n) => {
    const placement = place(4 * (m * k + k * n + m * n) + 600_000);
    const a = placement(gaussianMatrix("left", m, k));
    const b = placement(gaussianMatrix("right", k, n));
    const out = placement(new Float64Array(m * n).fill(Number.NaN));
    multiply(m, k, n, a, b, out);
    expect(largestDifference(out, productByDefinition(m, k, n, a, b))).toBe(0);
    expect(isGuarded(out)).toBe(true);
  });
});

test("a product agrees with ml-matrix to the rounding of its sums", () => {
  const [m, k, n] = [37, 50, 41];
  const a = gaussianMatrix("left", m, k);
  const b = gaussianMatrix("right", k, n);
  const out = new Float64Array(m * n);
  multiply(m, k, n, a, b, out);
  const oracle = Float64Array.from(
    Matrix.from1DArray(m, k, a)
      .mmul(Matrix.from1DArray(k, n, b))
      .to1DArray(),
  );
  const magnitude = productByDefinition(m, k, n, a.map(Math.abs), b.map(Math.abs));
  expect(largestDifference(out, oracle)).toBeLessThanOrEqual(k * Number.EPSILON * Math.max(...magnitude));
});

test("multiplying a view leaves the rest of its buffer alone", () => {
  const buffer = new Float64Array(12).fill(7);
  multiply(2, 2, 2, Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 0, 1), buffer.subarray(4, 8));
  expect(Array.from(buffer)).toEqual([7, 7, 7, 7, 1, 2, 3, 4, 7, 7, 7, 7]);
});
