import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { objective } from "../problem.ts";
import { gradientError, hessianError } from "../testing.ts";
import { quadraticSum } from "./quadraticSum.ts";

const diagonalSum = (linearTerms: number[][]) =>
  quadraticSum({
    dimension: 2,
    weights: Float64Array.of(0.25, 0.75),
    hessians: [Float64Array.of(2, 0, 0, 0), Float64Array.of(1, 1, 1, 1)],
    linearTerms: linearTerms.map((r) => Float64Array.from(r)),
  });

describe("quadratic sums", () => {
  test("components with a common minimizer are homogeneous, and β* is that minimizer (Lemma 6)", () => {
    // Both are minimal at (3, −1): 2·3 + r = 0 and (3 − 1) + r = 0.
    const problem = diagonalSum([
      [-6, 0],
      [-2, -2],
    ]);
    expect(problem.homogeneous).toBe(true);
    expect(problem.minimizers[0].point[0]).toBeCloseTo(3, 12);
    expect(problem.minimizers[0].point[1]).toBeCloseTo(-1, 12);
  });

  test("a component that the common minimizer leaves at rest but for rounding does not make the sum inhomogeneous", () => {
    // β* = (0.1, 0.3): the second component's Hessian annihilates it up to the rounding of 3 · 0.1 − 0.3.
    const problem = quadraticSum({
      dimension: 2,
      weights: Float64Array.of(0.5, 0.5),
      hessians: [Float64Array.of(1, 0, 0, 1), Float64Array.of(9, -3, -3, 1)],
      linearTerms: [Float64Array.of(-0.1, -0.3), Float64Array.of(0, 0)],
    });
    expect(problem.homogeneous).toBe(true);
  });

  test("components without one are not, and β* minimises the sum", () => {
    const problem = quadraticSum({
      dimension: 1,
      weights: Float64Array.of(0.5, 0.5),
      hessians: [Float64Array.of(1), Float64Array.of(3)],
      linearTerms: [Float64Array.of(-1), Float64Array.of(3)],
    });
    expect(problem.homogeneous).toBe(false);
    expect(problem.minimizers[0].point[0]).toBeCloseTo(-0.5, 14);
  });

  test("no point has a smaller value than β*", () => {
    const problem = diagonalSum([
      [-6, 0],
      [4, 4],
    ]);
    const least = objective(problem, problem.minimizers[0].point);
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), (a, b) => {
        expect(objective(problem, Float64Array.of(a, b))).toBeGreaterThanOrEqual(least - 1e-9);
      }),
      { seed: 1 },
    );
  });

  test("gradients and Hessians are the derivatives of the values", () => {
    const problem = diagonalSum([
      [-6, 0],
      [1, 1],
    ]);
    for (const i of [0, 1]) {
      expect(gradientError(problem, i, Float64Array.of(0.3, -2), 1e-4)).toBeLessThan(1e-8);
      expect(hessianError(problem, i, Float64Array.of(0.3, -2), 1e-4)).toBeLessThan(1e-8);
    }
    const gradient = new Float64Array(2);
    problem.gradient(problem.minimizers[0].point, gradient);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-12);
  });
});
