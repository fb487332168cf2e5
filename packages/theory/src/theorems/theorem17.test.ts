import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { equation18 } from "./equation18.ts";
import { lemma15 } from "./lemma15.ts";
import { oneStepLimits } from "./oneStepLimits.ts";
import { section21Bound } from "./section21Bound.ts";
import {
  applied,
  batchSize,
  dispersedProblem,
  expectedGap,
  gammaShare,
  gapOf,
  geometryOf,
  homogeneousProblem,
  iterates,
  rateOf,
  runs,
} from "./testing.ts";
import { theorem16 } from "./theorem16.ts";
import { criticalBatchSize, theorem17 } from "./theorem17.ts";

describe("Theorem 17", () => {
  test("below u(k) the expected gap of every iterate shrinks, for any admissible γ", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, (problem, share, k) => {
        const bound = rateOf(theorem17(geometryOf(problem, share), k));
        for (const part of [0.001, 0.5, 0.999]) {
          for (const v of iterates(problem)) {
            const next = expectedGap(problem, new Float64Array(problem.dimension), v, k, part * bound);
            expect(next).toBeLessThan(gapOf(problem, v));
          }
        }
      }),
      runs(400),
    );
  });

  test("u(k) is never above the exact limit of the worst iterate, and eq. (18)'s multiplier passes 1 there", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, (problem, share, k) => {
        const geometry = geometryOf(problem, share);
        const bound = rateOf(theorem17(geometry, k));
        expect(bound).toBeLessThanOrEqual(applied(oneStepLimits(geometry, k)).convergence * (1 + 1e-9));
        const at = (part: number): number => applied(equation18(geometry, k, part * bound)).multiplier;
        expect(at(1)).toBeCloseTo(1, 9);
        expect(at(0.99)).toBeLessThan(1);
        expect(at(1.01)).toBeGreaterThan(1);
      }),
      runs(400),
    );
  });

  test("u(k) is the smallest over m of 2λ_m/[(1 + γ/k)λ_m² + t/k], and never above l(k)", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, fc.integer({ min: 1, max: 50 }), (problem, share, k) => {
        const geometry = geometryOf(problem, share);
        const bound = rateOf(theorem17(geometry, k));
        const each = Array.from(geometry.eigenvalues, (λ) => lemma15(λ, geometry.gamma, geometry.t, 1 / k));
        expect(bound / Math.min(...each)).toBeCloseTo(1, 9);
        expect(bound).toBeLessThanOrEqual(rateOf(theorem16(geometry, k)) * (1 + 1e-9));
      }),
      runs(400),
    );
  });

  test("both branches give 2/[(1 + γ/k)(λ₁ + λᵣ)] where k is the critical batch size, and the exact limit beside it", () => {
    for (const k of [1, 2, 7]) {
      for (const step of [-1, 0, 1]) {
        // t/(λ₁λᵣ) = k exactly at γ = 0, or a little to either side.
        const variance = k * 4 * (1 + step * 1e-9);
        const problem = dispersedProblem([4, 1], [variance, variance], [1, 1]);
        const geometry = geometryOf(problem, 0);
        expect(criticalBatchSize(geometry) / k).toBeCloseTo(1, 8);
        expect(rateOf(theorem17(geometry, k))).toBeCloseTo(2 / 5, 8);
        expect(applied(oneStepLimits(geometry, k)).convergence).toBeCloseTo(2 / 5, 8);
      }
    }
    const exact: LocalGeometry = {
      dimension: 2,
      rank: 2,
      eigenvalues: Float64Array.of(4, 1),
      excess: { structure: "diagonal", values: Float64Array.of(32, 8) },
      gamma: 0,
      s: 8,
      t: 8,
    };
    expect(criticalBatchSize(exact)).toBe(2);
    expect(rateOf(theorem17(exact, 2))).toBe(0.4);
    // One less and one more are on the branches of λᵣ and λ₁.
    expect(rateOf(theorem17(exact, 1))).toBe(2 / (1 + 8));
    expect(rateOf(theorem17(exact, 3))).toBe(2 / (4 + 8 / 3 / 4));
  });

  test("gradient descent converges below 2/λ₁ and diverges above 2/λᵣ", () => {
    const geometry = localGeometry(denseHessians(2, [1], [Float64Array.of(4, 0, 0, 0.5)]));
    expect(rateOf(theorem17(geometry, "inf"))).toBe(0.5);
    expect(rateOf(theorem16(geometry, "inf"))).toBe(4);
    expect(oneStepLimits(geometry, "inf")).toEqual({ applies: true, convergence: 0.5, divergence: 4 });
  });

  test("a flat objective has no bound, and no k but a positive integer or inf is taken", () => {
    const flat = localGeometry(denseHessians(2, [1], [new Float64Array(4)]));
    expect(theorem17(flat, 1)).toMatchObject({ applies: false });
    expect(section21Bound(flat, 1)).toMatchObject({ applies: false });
    expect(criticalBatchSize(flat)).toBeNaN();
    for (const k of [0, -1, 1.5, Number.NaN]) {
      expect(() => theorem17(flat, k)).toThrow(RangeError);
      expect(() => section21Bound(flat, k)).toThrow(RangeError);
    }
  });
});

describe("u(k) of section 2.1", () => {
  test("is Theorem 17 at γ = 0", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, (problem, k) => {
        const { learningRate } = applied(section21Bound(geometryOf(problem, 1), k));
        expect(learningRate / rateOf(theorem17(geometryOf(problem, 0), k))).toBeCloseTo(1, 9);
      }),
      runs(400),
    );
  });

  test("is below 2/λ₁ by exactly the part λᵣρ/(kλ₁ + λᵣρ) where ρ < k, which is below ρ", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, (problem, k) => {
        const geometry = geometryOf(problem, 1);
        const { learningRate, rho } = applied(section21Bound(geometry, k));
        const inverse = k === "inf" ? 0 : 1 / k;
        fc.pre(rho * inverse < 1);
        const [largest, smallest] = [geometry.eigenvalues[0], geometry.eigenvalues[geometry.rank - 1]];
        const part = 1 - (learningRate * largest) / 2;
        const share = (smallest / largest) * rho * inverse;
        expect(part).toBeCloseTo(share / (1 + share), 12);
        expect(part).toBeLessThanOrEqual(rho + 1e-15);
      }),
      runs(400),
    );
  });

  test("ρ does not see flatness: multiplying every Hessian by one number leaves it", () => {
    fc.assert(
      fc.property(homogeneousProblem, fc.constantFrom(2 ** -40, 2 ** 3, 2 ** 40), (problem, factor) => {
        const flat = { ...problem, hessians: problem.hessians.map((q) => q.map((x) => factor * x)) };
        const { rho } = applied(section21Bound(geometryOf(problem, 1), 1));
        expect(Math.abs(applied(section21Bound(geometryOf(flat, 1), 1)).rho - rho)).toBeLessThanOrEqual(
          1e-9 * (1 + rho),
        );
      }),
      runs(200),
    );
  });
});
