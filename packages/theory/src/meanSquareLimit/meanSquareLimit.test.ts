import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseLocalGeometry } from "../geometry/denseLocalGeometry.ts";
import { randomQuadratic, rateOf } from "../testing.ts";
import { theorem16 } from "../theorems/theorem16.ts";
import { theorem17 } from "../theorems/theorem17.ts";
import { meanSquareLimit } from "./meanSquareLimit.ts";

describe("the exact limit of mean-square stability", () => {
  test("lies between the two theorems' bounds", () => {
    fc.assert(
      fc.property(randomQuadratic, fc.constantFrom(1, 2, 10, "inf" as const), ({ dimension, weights, hessians }, k) => {
        const geometry = denseLocalGeometry(dimension, weights, hessians);
        const limit = rateOf(meanSquareLimit(dimension, weights, hessians, k));
        expect(limit).toBeGreaterThanOrEqual(rateOf(theorem17(geometry, k)) * (1 - 1e-9));
        expect(limit).toBeLessThanOrEqual(rateOf(theorem16(geometry, k)) * (1 + 1e-9));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("of diagonal components is the smallest over the coordinates of 2q̄/[(1 − 1/k)q̄² + E q²/k]", () => {
    const hessians = [Float64Array.of(1, 0, 0, 5), Float64Array.of(3, 0, 0, 0.5)];
    const coordinate = (a: number, b: number, k: number): number => {
      const mean = (a + b) / 2;
      return (2 * mean) / ((1 - 1 / k) * mean * mean + (a * a + b * b) / 2 / k);
    };
    for (const k of [1, 2, 7]) {
      const exact = Math.min(coordinate(1, 3, k), coordinate(5, 0.5, k));
      expect(rateOf(meanSquareLimit(2, [0.5, 0.5], hessians, k)) / exact).toBeCloseTo(1, 12);
    }
  });

  test("of gradient descent is 2/λ₁", () => {
    expect(rateOf(meanSquareLimit(2, [1], [Float64Array.of(2, 1, 1, 2)], "inf"))).toBeCloseTo(2 / 3, 14);
    expect(rateOf(meanSquareLimit(2, [1], [Float64Array.of(2, 1, 1, 2)], 3))).toBeCloseTo(2 / 3, 12);
  });
});
