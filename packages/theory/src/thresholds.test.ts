import fc from "fast-check";
import { expect, test } from "vitest";
import { denseHessians } from "./hessians.ts";
import { localTheory } from "./localTheory/localTheory.ts";
import { UndeterminedError } from "./localTheory/undetermined.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";
import { randomQuadratic, rateOf } from "./testing.ts";
import { theorem16 } from "./theorems/theorem16.ts";
import { theorem17 } from "./theorems/theorem17.ts";
import { inOrder, thresholds } from "./thresholds.ts";

test("the thresholds are those of the theorems and the limit, in order once rounding is out of the way", () => {
  fc.assert(
    fc.property(randomQuadratic, fc.constantFrom(1, 3, "inf" as const), ({ dimension, weights, hessians }, k) => {
      const h = denseHessians(dimension, weights, hessians);
      const theory = localTheory(h);
      const found = thresholds(theory, k);
      expect(found.convergence).toEqual(theorem17(theory.geometry, k));
      expect(found.divergence).toEqual(theorem16(theory.geometry, k));
      expect(rateOf(found.meanSquare) / rateOf(meanSquareLimit(h, k))).toBeCloseTo(1, 12);
      const ordered = inOrder(found);
      expect(rateOf(ordered.convergence)).toBeLessThanOrEqual(rateOf(ordered.meanSquare));
      expect(rateOf(ordered.meanSquare)).toBeLessThanOrEqual(rateOf(ordered.divergence));
      for (const key of ["convergence", "meanSquare", "divergence"] as const) {
        expect(rateOf(ordered[key]) / rateOf(found[key])).toBeCloseTo(1, 12);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("an order that rounding does not explain is refused", () => {
  const { geometry, moment } = localTheory(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
  const halved = { ...geometry, eigenvalues: geometry.eigenvalues.map((λ) => λ / 2) };
  expect(() => thresholds({ geometry: halved, moment }, 1)).toThrow(UndeterminedError);
});

test("nothing curves, nothing applies", () => {
  const flat = thresholds(localTheory(denseHessians(2, [1], [new Float64Array(4)])), 1);
  for (const bound of Object.values(flat)) expect(bound).toMatchObject({ applies: false });
  expect(inOrder(flat)).toEqual(flat);
});
