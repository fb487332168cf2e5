import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiplyLowerTransposed } from "./multiplyLowerTransposed.ts";
import {
  arbitraryMatrix,
  gaussianMatrix,
  largestDifference,
  productByDefinition,
  transposed,
} from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

const operands = fc
  .tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 11 }))
  .chain(([n, m]) => fc.tuple(fc.constant([n, m] as const), arbitraryMatrix(n, n), arbitraryMatrix(n, m)));

function clearUpper(n: number, l: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) l.fill(0, i * n + i + 1, (i + 1) * n);
  return l;
}

test("the triangular product is the general product with the triangle transposed", () => {
  fc.assert(
    fc.property(operands, ([[n, m], l, b]) => {
      clearUpper(n, l);
      const out = new Float64Array(n * m).fill(Number.NaN);
      multiplyLowerTransposed(n, m, l, b, out);
      expect(out).toEqual(productByDefinition(n, n, m, transposed(n, n, l), b));
    }),
    { seed: 1, numRuns: 200 },
  );
});

const boundaries: [number, number][] = [
  [31, 32],
  [33, 31],
  [127, 5],
  [128, 4],
  [129, 9],
  [200, 200],
  [255, 3],
  [256, 4],
  [257, 33],
  [390, 6],
  [9, 1023],
  [8, 1024],
  [7, 1025],
];

describe.each(placements)("%s", (_, place) => {
  test.each(boundaries)("a triangle of %i times %i columns has the bits of the general product", (n, m) => {
    const placement = place(4 * (n * n + 2 * n * m) + 600_000);
    const l = placement(clearUpper(n, gaussianMatrix("triangle", n, n)));
    const b = placement(gaussianMatrix("general", n, m));
    const out = placement(new Float64Array(n * m).fill(Number.NaN));
    multiplyLowerTransposed(n, m, l, b, out);
    expect(largestDifference(out, productByDefinition(n, n, m, transposed(n, n, l), b))).toBe(0);
    expect(isGuarded(out)).toBe(true);
  });
});
