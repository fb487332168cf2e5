import fc from "fast-check";
import { expect, test } from "vitest";
import { symmetricRankUpdate } from "./symmetricRankUpdate.ts";
import { arbitraryMatrix, productByDefinition, transposed } from "./testing/matrices.ts";

const operands = fc
  .tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 9 }))
  .chain(([n, k]) => fc.tuple(fc.constant([n, k] as const), arbitraryMatrix(k, n), arbitraryMatrix(n, n)));

test("a rank-k update adds scale a'a below and on the diagonal and touches nothing above it", () => {
  fc.assert(
    fc.property(operands, fc.double({ min: -3, max: 3, noNaN: true }), ([[n, k], a, start], scale) => {
      const product = productByDefinition(n, k, n, transposed(k, n, a), a);
      const out = start.slice();
      symmetricRankUpdate(n, k, scale, a, out);
      const expected = start.map((x, at) => (at % n <= Math.floor(at / n) ? x + scale * product[at] : x));
      expect(out).toEqual(expected);
    }),
    { seed: 1, numRuns: 200 },
  );
});
