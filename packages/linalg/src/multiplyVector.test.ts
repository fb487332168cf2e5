import fc from "fast-check";
import { expect, test } from "vitest";
import { multiply } from "./multiply.ts";
import { multiplyVector } from "./multiplyVector.ts";
import { arbitraryMatrix } from "./testing/matrices.ts";

test("a matrix times a vector is a matrix times a one-column matrix", () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
  const operands = sizes.chain(([m, n]) =>
    fc.tuple(fc.constant([m, n] as const), arbitraryMatrix(m, n), arbitraryMatrix(n, 1)),
  );
  fc.assert(
    fc.property(operands, ([[m, n], a, x]) => {
      const out = new Float64Array(m);
      const expected = new Float64Array(m);
      multiplyVector(m, n, a, x, out);
      multiply(m, n, 1, a, x, expected);
      expect(out).toEqual(expected);
    }),
    { seed: 1 },
  );
});
