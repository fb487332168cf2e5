import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inverseBatchSize } from "../batch.ts";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { equation18 } from "./equation18.ts";
import { lemma14 } from "./lemma14.ts";
import { lemma15 } from "./lemma15.ts";
import { multiplier } from "./multiplier.ts";
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
  runs,
} from "./testing.ts";

/** α in units of 1/λ₁, on both sides of every border of the lemmas. */
const relativeRate = fc.oneof(
  fc.constantFrom(-2, -0.1, 0, 0.5, 1, 2),
  fc.double({ min: 0, max: 3, noNaN: true }),
  fc.double({ min: 3, max: 1000, noNaN: true }),
);

describe("one step of a homogeneous problem", () => {
  test("Lemma 14 is below and eq. (18) above the exact gap of every iterate, for any admissible γ", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, relativeRate, (problem, share, k, relative) => {
        const geometry = geometryOf(problem, share);
        const rate = relative / geometry.eigenvalues[0];
        const lower = applied(lemma14(geometry, k, rate)).multiplier;
        const upper = applied(equation18(geometry, k, rate)).multiplier;
        for (const v of iterates(problem)) {
          const gap = gapOf(problem, v);
          const exact = expectedGap(problem, new Float64Array(problem.dimension), v, k, rate);
          const error = 1e-9 * gap * (1 + upper);
          expect(exact).toBeGreaterThanOrEqual(lower * gap - error);
          expect(exact).toBeLessThanOrEqual(upper * gap + error);
        }
      }),
      runs(500),
    );
  });

  test("m is where eq. (7) is smallest in Lemma 14 and largest in eq. (18), with repeated eigenvalues too", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, relativeRate, (problem, share, k, relative) => {
        const geometry = geometryOf(problem, share);
        const rate = relative / geometry.eigenvalues[0];
        const equation7 = Array.from(geometry.eigenvalues, (λ) =>
          multiplier(λ, geometry.gamma, 0, inverseBatchSize(k), rate),
        );
        const least = equation7[applied(lemma14(geometry, k, rate)).index - 1];
        const most = equation7[applied(equation18(geometry, k, rate)).index - 1];
        expect(least).toBeLessThanOrEqual(Math.min(...equation7) * (1 + 1e-12));
        expect(most).toBeGreaterThanOrEqual(Math.max(...equation7) * (1 - 1e-12));
      }),
      runs(500),
    );
  });

  test("both are attained along an eigenvector where D = γQ̄³ + sQ̄", () => {
    const eigenvalues = [8, 8, 3, 1];
    const problem = dispersedProblem(eigenvalues, [64, 64, 64, 64], [1, -2, 0, 1]);
    const geometry = geometryOf(problem, 0);
    for (const rate of [-0.1, 0.01, 0.1, 0.15, 0.3, 0.6]) {
      for (const bound of [lemma14, equation18]) {
        const { index, multiplier: factor } = applied(bound(geometry, 3, rate));
        const v = iterates(problem)[index - 1];
        expect(expectedGap(problem, new Float64Array(4), v, 3, rate) / gapOf(problem, v)).toBeCloseTo(factor, 10);
      }
    }
  });

  test("of rank one m = 1 for every learning rate, which the printed cases do not say", () => {
    const geometry = geometryOf(dispersedProblem([2], [3], [0]), 0);
    for (const rate of [-1, 0, 0.5, 1, 100]) {
      expect(lemma14(geometry, 1, rate)).toMatchObject({ applies: true, index: 1 });
    }
  });

  test("Lemma 14's borders: with equal neighbours either index names the same eigenvalue", () => {
    const geometry = geometryOf(dispersedProblem([4, 2, 2, 1], [0, 0, 0, 0], [0, 0, 0, 0]), 1);
    const index = (rate: number): number => applied(lemma14(geometry, "inf", rate)).index;
    expect([0, 2 / 6, 0.4, 0.5, 0.6, 2 / 3, 0.7, -1].map(index)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  test("Q̄ = 0 has neither, and a rate that is not finite is refused", () => {
    const flat: LocalGeometry = {
      dimension: 1,
      rank: 0,
      eigenvalues: new Float64Array(0),
      excess: { structure: "diagonal", values: new Float64Array(0) },
      gamma: 0,
      s: 0,
      t: 0,
    };
    for (const bound of [lemma14, equation18]) {
      expect(bound(flat, 1, 1)).toMatchObject({ applies: false });
      expect(() => bound(flat, 1, Number.POSITIVE_INFINITY)).toThrow(/learning rate must be finite/);
      expect(() => bound(flat, 1.5, 1)).toThrow(/batch size/);
    }
  });
});

describe("Lemma 15", () => {
  const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
  const ratio = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));

  test("the multiplier stays within [−1, 1] exactly up to its learning rate", () => {
    fc.assert(
      fc.property(positive, ratio, ratio, batchSize, ratio, (λ, γ, dispersion, k, part) => {
        const s = dispersion * λ * λ;
        const inverse = inverseBatchSize(k);
        const edge = lemma15(λ, γ, s, inverse);
        const value = (rate: number): number => multiplier(λ, γ, s, inverse, rate);
        expect(value(edge)).toBeCloseTo(1, 9);
        const inside = Math.min(part, 1);
        // The multiplier is a parabola through 1 at 0 and at the edge, and never negative.
        expect(Math.abs(value(inside * edge))).toBeLessThanOrEqual(1 + 1e-12);
        expect(value(inside * edge)).toBeGreaterThanOrEqual(0);
        const depth = edge * λ;
        expect(value(edge * (1.01 + part))).toBeGreaterThan(1 + 0.01 * depth);
        expect(value(-edge * (0.01 + part))).toBeGreaterThan(1 + 0.01 * depth);
      }),
      runs(1000),
    );
  });

  test("is refused where there is no such learning rate", () => {
    expect(() => lemma15(0, 1, 1, 1)).toThrow(/must be positive, found 0/);
    expect(() => lemma15(1, 0, -2, 1)).toThrow("found 1 and -1");
    expect(() => lemma15(Number.NaN, 0, 0, 1)).toThrow(RangeError);
  });
});
