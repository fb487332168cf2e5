import fc from "fast-check";
import { expect, test } from "vitest";
import { multiplyLowerTransposed } from "./multiplyLowerTransposed.ts";
import { arbitraryMatrix, productByDefinition, transposed } from "./testing/matrices.ts";

const operands = fc
  .tuple(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 11 }))
  .chain(([n, m]) => fc.tuple(fc.constant([n, m] as const), arbitraryMatrix(n, n), arbitraryMatrix(n, m)));

test("the triangular product is the general product with the triangle transposed", () => {
  fc.assert(
    fc.property(operands, ([[n, m], l, b]) => {
      for (let i = 0; i < n; i++) l.fill(0, i * n + i + 1, (i + 1) * n);
      const out = new Float64Array(n * m).fill(Number.NaN);
      multiplyLowerTransposed(n, m, l, b, out);
      expect(out).toEqual(productByDefinition(n, n, m, transposed(n, n, l), b));
    }),
    { seed: 1, numRuns: 200 },
  );
});
