import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { boundsOverGamma } from "./boundsOverGamma.ts";
import { oneStepLimits } from "./oneStepLimits.ts";
import { sharpestBounds } from "./sharpestBounds.ts";
import { applied, batchSize, dispersedProblem, geometryOf, homogeneousProblem, rateOf, runs } from "./testing.ts";
import { theorem16 } from "./theorem16.ts";
import { theorem17 } from "./theorem17.ts";

describe("the bounds as functions of γ", () => {
  test("rows run from γ = 0 to the largest γ and hold the theorems' bounds there", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, (problem, k) => {
        const { rows } = applied(boundsOverGamma(geometryOf(problem, 0.3), k, 5));
        const [first, last] = [geometryOf(problem, 0), geometryOf(problem, 1)];
        expect(rows.map((row) => row.gamma)).toEqual([0, 0.25, 0.5, 0.75, 1].map((share) => share * last.gamma));
        expect(rows[0].divergence).toBe(rateOf(theorem16(first, k)));
        expect(rows[4].divergence).toBe(rateOf(theorem16(last, k)));
        expect(rows[0].convergence).toBe(rateOf(theorem17(first, k)));
        expect(rows[4].convergence).toBe(rateOf(theorem17(last, k)));
      }),
      runs(200),
    );
  });

  test("as γ rises s, t and the critical batch size fall, M does not fall, l and 1/u are convex", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, (problem, k) => {
        const geometry = geometryOf(problem, 0);
        const { rows } = applied(boundsOverGamma(geometry, k, 9));
        const scale = rows[0].t;
        for (let i = 1; i < rows.length; i++) {
          const [low, high] = [rows[i - 1], rows[i]];
          expect(high.s).toBeLessThanOrEqual(low.s + 1e-9 * scale);
          expect(high.t).toBeLessThanOrEqual(low.t + 1e-9 * scale);
          expect(high.criticalBatchSize).toBeLessThanOrEqual(
            low.criticalBatchSize + 1e-7 * (1 + low.criticalBatchSize),
          );
          // A tie of s/(λ_{m−1}λ_m) − γ with k may fall either way.
          if (i < rows.length - 1) expect(high.index).toBeGreaterThanOrEqual(low.index);
        }
        for (let i = 1; i + 1 < rows.length; i++) {
          const [a, b, c] = [rows[i - 1], rows[i], rows[i + 1]];
          expect(b.divergence).toBeLessThanOrEqual(((a.divergence + c.divergence) / 2) * (1 + 1e-7));
          expect(1 / b.convergence).toBeLessThanOrEqual(((1 / a.convergence + 1 / c.convergence) / 2) * (1 + 1e-7));
        }
      }),
      runs(300),
    );
  });

  test("no γ of a fine grid is sharper than the sharpest, which the one-step limits still bound", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, (problem, k) => {
        const geometry = geometryOf(problem, 1);
        const best = applied(sharpestBounds(geometry, k));
        const { rows } = applied(boundsOverGamma(geometry, k, 41));
        for (const row of rows) {
          expect(row.divergence).toBeGreaterThanOrEqual(best.divergence.divergence * (1 - 1e-9));
          expect(row.convergence).toBeLessThanOrEqual(best.convergence.convergence * (1 + 1e-9));
        }
        const exact = applied(oneStepLimits(geometry, k));
        expect(best.divergence.divergence).toBeGreaterThanOrEqual(exact.divergence * (1 - 1e-9));
        expect(best.convergence.convergence).toBeLessThanOrEqual(exact.convergence * (1 + 1e-9));
      }),
      runs(150),
    );
  });

  test("where D = gQ̄³ + sQ̄ the sharpest γ lies inside, at g, if k is where both theorems meet", () => {
    // λ = 4, 1; dispersions gλ² + s with g = 1, s = 12: s/(λ₁λ₂) − g = 2.
    const problem = dispersedProblem([4, 1], [16 + 12, 1 + 12], [1, 2]);
    const geometry = geometryOf(problem, 1);
    expect(geometry.gamma).toBeCloseTo(28 / 16, 10);
    const best = applied(sharpestBounds(geometry, 2));
    expect(best.divergence.gamma).toBeCloseTo(1, 9);
    expect(best.convergence.gamma).toBeCloseTo(1, 9);
    // 2/[(1 + g/k)(λ₁ + λ₂)], both.
    expect(best.divergence.divergence).toBeCloseTo(2 / 7.5, 9);
    expect(best.convergence.convergence).toBeCloseTo(2 / 7.5, 9);
    expect(best.convergence.criticalBatchSize).toBeCloseTo(2, 8);
    expect(rateOf(theorem16(geometry, 2))).toBeGreaterThan(best.divergence.divergence + 1e-3);
  });

  test("the sharpest convergence bound is at γ = 0 for large k and at the largest γ for small k", () => {
    const problem = dispersedProblem([4, 1], [28, 13], [1, 2]);
    const geometry = geometryOf(problem, 1);
    const lowest = applied(boundsOverGamma(geometry, 1, 2)).rows[1].criticalBatchSize;
    const highest = applied(boundsOverGamma(geometry, 1, 2)).rows[0].criticalBatchSize;
    expect(lowest).toBeGreaterThan(1);
    expect(applied(sharpestBounds(geometry, 1)).convergence.gamma).toBe(geometry.gamma);
    expect(applied(sharpestBounds(geometry, Math.ceil(highest))).convergence.gamma).toBe(0);
    expect(applied(sharpestBounds(geometry, "inf")).convergence.gamma).toBe(0);
  });

  test("the sharpest divergence bound can lie at γ = 0, exactly", () => {
    // λ = 1, 0.1; dispersions 0.05 and 1: s = 0.05 − γ, and l(1) = 0.2/[0.01 (1 + γ) + 0.05 − γ] rises with γ.
    const geometry = geometryOf(dispersedProblem([1, 0.1], [0.05, 1], [1, 2]), 1);
    expect(geometry.gamma).toBeCloseTo(0.05, 12);
    const { divergence } = applied(sharpestBounds(geometry, 1));
    expect(divergence.gamma).toBe(0);
    expect(divergence.divergence).toBeCloseTo(0.2 / 0.06, 11);
  });

  test("a flat objective has neither, and a grid of fewer than two values is refused", () => {
    const flat = localGeometry(denseHessians(2, [1], [new Float64Array(4)]));
    expect(boundsOverGamma(flat, 1, 3)).toMatchObject({ applies: false });
    expect(sharpestBounds(flat, 1)).toMatchObject({ applies: false });
    expect(() => boundsOverGamma(flat, 1, 1)).toThrow("the number of values of γ must be an integer of at least 2");
  });
});
