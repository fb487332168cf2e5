import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { lemma14 } from "./lemma14.ts";
import { lemma15 } from "./lemma15.ts";
import { oneStepLimits } from "./oneStepLimits.ts";
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
import { theorem16, theorem16Index } from "./theorem16.ts";
import { theorem17 } from "./theorem17.ts";

describe("Theorem 16", () => {
  test("above l(k), and below 0, the expected gap of every iterate grows, for any admissible γ", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, (problem, share, k) => {
        const bound = rateOf(theorem16(geometryOf(problem, share), k));
        for (const rate of [-bound, -0.001 * bound, 1.001 * bound, 3 * bound, 1000 * bound]) {
          for (const v of iterates(problem)) {
            const next = expectedGap(problem, new Float64Array(problem.dimension), v, k, rate);
            expect(next).toBeGreaterThan(gapOf(problem, v));
          }
        }
      }),
      runs(400),
    );
  });

  test("l(k) is never below the exact limit of the worst iterate, and Lemma 14's multiplier passes 1 there", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, batchSize, (problem, share, k) => {
        const geometry = geometryOf(problem, share);
        const bound = rateOf(theorem16(geometry, k));
        expect(bound).toBeGreaterThanOrEqual(applied(oneStepLimits(geometry, k)).divergence * (1 - 1e-9));
        const at = (part: number): number => applied(lemma14(geometry, k, part * bound)).multiplier;
        expect(at(1)).toBeCloseTo(1, 9);
        expect(at(0.99)).toBeLessThan(1);
        expect(at(1.01)).toBeGreaterThan(1);
      }),
      runs(400),
    );
  });

  test("l(k) is the largest over m of 2λ_m/[(1 + γ/k)λ_m² + s/k]", () => {
    fc.assert(
      fc.property(homogeneousProblem, gammaShare, fc.integer({ min: 1, max: 50 }), (problem, share, k) => {
        const geometry = geometryOf(problem, share);
        const each = Array.from(geometry.eigenvalues, (λ) => lemma15(λ, geometry.gamma, geometry.s, 1 / k));
        expect(rateOf(theorem16(geometry, k)) / Math.max(...each)).toBeCloseTo(1, 9);
      }),
      runs(400),
    );
  });

  describe("with s > 0 and every M from 2 to r + 1", () => {
    const cases = [2, 3, 4, 5].flatMap((r) => Array.from({ length: r }, (_, i) => ({ r, M: i + 2 })));

    test.each(cases)("r = $r, M = $M: tight where D = sQ̄", ({ r, M }) => {
      const λ = Array.from({ length: r }, (_, m) => 4 ** (r - 1 - m));
      const s = 1.7 * λ[0] * λ[1];
      // The smallest k that is not below s/(λ_{m−1}λ_m) for m < M.
      const k = M === 2 ? 1 : Math.ceil(s / λ[M - 3] / λ[M - 2]);
      const problem = dispersedProblem(
        λ,
        λ.map(() => s),
        [1, 2, -1, 0, 1].slice(0, r),
      );
      const geometry = geometryOf(problem, 0);
      expect(geometry.s / s).toBeCloseTo(1, 9);
      expect(theorem16Index(geometry, k)).toBe(M);
      const bound = rateOf(theorem16(geometry, k));
      const zero = new Float64Array(r);
      const eigenvectors = iterates(problem);
      expect(eigenvectors.length).toBe(r);
      for (const v of eigenvectors) {
        expect(expectedGap(problem, zero, v, k, 1.001 * bound)).toBeGreaterThan(gapOf(problem, v));
      }
      const worst = eigenvectors[M - 2];
      expect(expectedGap(problem, zero, worst, k, 0.999 * bound)).toBeLessThan(gapOf(problem, worst));
      expect(bound / applied(oneStepLimits(geometry, k)).divergence).toBeCloseTo(1, 9);
    });
  });

  test("both theorems' bounds scale like the inverse of the Hessians", () => {
    fc.assert(
      fc.property(
        homogeneousProblem,
        gammaShare,
        batchSize,
        fc.constantFrom(2 ** -40, 2 ** 40),
        (problem, share, k, c) => {
          const scaled = { ...problem, hessians: problem.hessians.map((q) => q.map((entry) => c * entry)) };
          for (const theorem of [theorem16, theorem17]) {
            const bound = rateOf(theorem(geometryOf(problem, share), k));
            expect((c * rateOf(theorem(geometryOf(scaled, share), k))) / bound).toBeCloseTo(1, 9);
          }
        },
      ),
      runs(200),
    );
  });

  test("an iterate with gap zero keeps it, against the printed strict inequality", () => {
    const problem = dispersedProblem([2, 0], [3, 0], [0, 0]);
    const v = Float64Array.of(0, 1);
    expect(gapOf(problem, v)).toBe(0);
    expect(expectedGap(problem, new Float64Array(2), v, 1, 1000)).toBe(0);
  });
});

test("in one dimension both theorems give 2/[(1 + CV²/k) q̄], and a flat objective has no bound", () => {
  const geometry = localGeometry(denseHessians(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]));
  expect(rateOf(theorem16(geometry, 1))).toBeCloseTo(2 / (1.25 * 2), 14);
  expect(rateOf(theorem16(geometry, 4))).toBeCloseTo(2 / (1.0625 * 2), 14);
  expect(rateOf(theorem16(geometry, "inf"))).toBe(1);
  const flat = localGeometry(denseHessians(2, [1], [new Float64Array(4)]));
  expect(theorem16(flat, 1)).toMatchObject({ applies: false });
  expect(oneStepLimits(flat, 1)).toMatchObject({ applies: false });
});

test.each([0, -1, 1.5, Number.NaN])("k = %s is refused", (k) => {
  const geometry = localGeometry(denseHessians(1, [1], [Float64Array.of(1)]));
  expect(() => theorem16(geometry, k)).toThrow(RangeError);
  expect(() => oneStepLimits(geometry, k)).toThrow(RangeError);
});
