import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { symmetricRankUpdate } from "./symmetricRankUpdate.ts";
import {
  arbitraryMatrix,
  gaussianMatrix,
  largestDifference,
  productByDefinition,
  transposed,
} from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

const operands = fc
  .tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 9 }))
  .chain(([n, k]) => fc.tuple(fc.constant([n, k] as const), arbitraryMatrix(k, n), arbitraryMatrix(n, n)));

/** The whole sum, then scaled, then added. */
function updateByDefinition(n: number, k: number, scale: number, a: Float64Array, start: Float64Array): Float64Array {
  const product = productByDefinition(n, k, n, transposed(k, n, a), a);
  return start.map((x, at) => (at % n <= Math.floor(at / n) ? x + scale * product[at] : x));
}

test("a rank-k update adds scale a'a below and on the diagonal and touches nothing above it", () => {
  fc.assert(
    fc.property(operands, fc.double({ min: -3, max: 3, noNaN: true }), ([[n, k], a, start], scale) => {
      const out = start.slice();
      symmetricRankUpdate(n, k, scale, a, out);
      expect(out).toEqual(updateByDefinition(n, k, scale, a, start));
    }),
    { seed: 1, numRuns: 200 },
  );
});

const boundaries: [number, number][] = [
  [31, 33],
  [33, 32],
  [127, 5],
  [128, 4],
  [129, 257],
  [200, 200],
  [7, 255],
  [8, 256],
  [9, 257],
  [257, 520],
  [300, 1],
];

describe.each(placements)("%s", (_, place) => {
  test.each(boundaries)("an update of order %i and rank %i has the bits of the definition", (n, k) => {
    const placement = place(4 * (n * k + 2 * n * n) + 600_000);
    const a = placement(gaussianMatrix("vectors", k, n));
    const start = gaussianMatrix("start", n, n);
    const out = placement(start);
    symmetricRankUpdate(n, k, 0.3, a, out);
    expect(largestDifference(out, updateByDefinition(n, k, 0.3, a, start))).toBe(0);
    expect(isGuarded(out)).toBe(true);
  });
});
