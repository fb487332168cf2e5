import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiplyVector } from "./multiplyVector.ts";
import { arbitraryMatrix, gaussianMatrix, productByDefinition } from "./testing/matrices.ts";
import { isGuarded, placements } from "./testing/placement.ts";

test("a matrix times a vector is a matrix times a one-column matrix", () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 18 }), fc.integer({ min: 0, max: 18 }));
  const operands = sizes.chain(([m, n]) =>
    fc.tuple(fc.constant([m, n] as const), arbitraryMatrix(m, n), arbitraryMatrix(n, 1)),
  );
  fc.assert(
    fc.property(operands, ([[m, n], a, x]) => {
      const out = new Float64Array(m).fill(Number.NaN);
      multiplyVector(m, n, a, x, out);
      expect(out).toEqual(productByDefinition(m, n, 1, a, x));
    }),
    { seed: 1 },
  );
});

describe.each(placements)("%s", (_, place) => {
  test.each([
    [15, 16],
    [16, 17],
    [17, 15],
    [200, 200],
    [1, 301],
    [301, 1],
  ])("%i×%i has the bits of the loop", (m, n) => {
    const placement = place(4 * (m * n + m + n) + 100);
    const a = placement(gaussianMatrix("matrix", m, n));
    const x = placement(gaussianMatrix("vector", n, 1));
    const out = placement(new Float64Array(m));
    multiplyVector(m, n, a, x, out);
    expect(Array.from(out)).toEqual(Array.from(productByDefinition(m, n, 1, a, x)));
    expect(isGuarded(out)).toBe(true);
  });
});
