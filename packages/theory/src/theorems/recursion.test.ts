import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lemma12 } from "./lemma12.ts";
import { lemma19 } from "./lemma19.ts";
import { meanCube, type SecondMoments, secondMoments } from "./secondMoments.ts";
import {
  applied,
  batchSize,
  enumeratedGap,
  expectedGap,
  geometryOf,
  homogeneousProblem,
  linearScale,
  type RandomProblem,
  randomProblem,
  rankTolerance,
  runs,
  sizeOf,
} from "./testing.ts";

/** α in units of 1/λ₁. */
const relativeRate = fc.constantFrom(-1, 0, 0.01, 0.7, 1, 2, 30);

const momentsOf = (problem: RandomProblem): SecondMoments => applied(secondMoments(problem, rankTolerance));

describe("Lemma 12, eq. (4)", () => {
  test("is the expectation over all batches of k components", () => {
    fc.assert(
      fc.property(homogeneousProblem, fc.integer({ min: 1, max: 3 }), relativeRate, (problem, k, relative) => {
        const moments = momentsOf(problem);
        const rate = relative / geometryOf(problem, 0).eigenvalues[0];
        for (const v of problem.offsets.slice(0, 2)) {
          const exact = enumeratedGap(problem, moments.minimizer, v, k, rate);
          const scale = sizeOf(problem, v) * (1 + relative * relative) + exact;
          expect(Math.abs(lemma12(moments, v, k, rate) - exact)).toBeLessThanOrEqual(1e-11 * scale);
        }
      }),
      runs(200),
    );
  });

  test("is the mean step and 1/k of the components' variance, for every k", () => {
    fc.assert(
      fc.property(homogeneousProblem, batchSize, relativeRate, (problem, k, relative) => {
        const moments = momentsOf(problem);
        const rate = relative / geometryOf(problem, 0).eigenvalues[0];
        for (const v of problem.offsets) {
          const exact = expectedGap(problem, moments.minimizer, v, k, rate);
          const scale = sizeOf(problem, v) * (1 + relative * relative) + exact;
          expect(Math.abs(lemma12(moments, v, k, rate) - exact)).toBeLessThanOrEqual(1e-11 * scale);
        }
      }),
      runs(500),
    );
  });

  test("does not depend on γ: its terms as printed give the same for every γ", () => {
    fc.assert(
      fc.property(
        homogeneousProblem,
        fc.constantFrom(1, 2, 7),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (problem, k, γ) => {
          const { dimension: d, weights, hessians, offsets } = problem;
          const moments = momentsOf(problem);
          const rate = 0.9 / geometryOf(problem, 0).eigenvalues[0];
          const [v] = offsets;
          const times = (a: Float64Array, x: Float64Array): Float64Array =>
            x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * d + j] * value, 0));
          const inner = (x: Float64Array, y: Float64Array): number =>
            x.reduce((sum, value, j) => sum + value * y[j], 0);
          const q1 = times(moments.meanHessian, v);
          const q2 = times(moments.meanHessian, q1);
          const cube = inner(q1, q2);
          const f = meanCube({ dimension: d, weights, hessians }, moments.meanHessian);
          const mBar = inner(v, times(f, v)) - (1 + γ) * cube;
          const printed =
            inner(v, q1) - 2 * rate * inner(q1, q1) + rate * (1 + γ / k) * cube * rate + ((rate * mBar) / k) * rate;
          const scale = sizeOf(problem, v) + rate * d * Math.max(...f.map(Math.abs)) * rate * inner(v, v);
          expect(Math.abs(printed - lemma12(moments, v, k, rate))).toBeLessThanOrEqual(1e-11 * scale);
        },
      ),
      runs(300),
    );
  });

  test("an offset of another dimension and a rate that is not finite are refused", () => {
    const moments = { dimension: 1, meanHessian: Float64Array.of(1), excess: Float64Array.of(0) };
    expect(() => lemma12(moments, Float64Array.of(1, 2), 1, 0.1)).toThrow("the offset must have 1 entries, found 2");
    expect(() => lemma12(moments, Float64Array.of(1), 1, Number.NaN)).toThrow(RangeError);
    expect(() => lemma12(moments, Float64Array.of(1), 0, 0.1)).toThrow(RangeError);
  });
});

describe("Lemma 19", () => {
  test("is the expectation over all batches of k components", () => {
    fc.assert(
      fc.property(randomProblem, fc.integer({ min: 1, max: 3 }), relativeRate, (problem, k, relative) => {
        const moments = momentsOf(problem);
        const rate = relative / geometryOf(problem, 0).eigenvalues[0];
        for (const v of problem.offsets.slice(0, 2)) {
          const exact = enumeratedGap(problem, moments.minimizer, v, k, rate);
          const scale = sizeOf(problem, v) * (1 + relative * relative) + exact + linearScale(problem, rate);
          expect(Math.abs(lemma19(moments, v, k, rate) - exact)).toBeLessThanOrEqual(1e-10 * scale);
        }
      }),
      runs(200),
    );
  });

  test("is the mean step and 1/k of the components' variance, for every k; gradient descent sees no noise", () => {
    fc.assert(
      fc.property(randomProblem, batchSize, relativeRate, (problem, k, relative) => {
        const moments = momentsOf(problem);
        const rate = relative / geometryOf(problem, 0).eigenvalues[0];
        for (const v of problem.offsets) {
          const exact = expectedGap(problem, moments.minimizer, v, k, rate);
          const scale = sizeOf(problem, v) * (1 + relative * relative) + exact + linearScale(problem, rate);
          expect(Math.abs(lemma19(moments, v, k, rate) - exact)).toBeLessThanOrEqual(1e-10 * scale);
          expect(lemma19(moments, v, "inf", rate)).toBe(lemma12(moments, v, "inf", rate));
        }
      }),
      runs(500),
    );
  });

  test("S and F̄β* + m̄ from the residuals εᵢ are the paper's forms in m̄ and φ̄", () => {
    fc.assert(
      fc.property(randomProblem, (problem) => {
        const { dimension: d, weights, hessians, linearTerms } = problem;
        const { minimizer, meanHessian, cross, noise, coupling } = momentsOf(problem);
        const times = (a: Float64Array, x: Float64Array): Float64Array =>
          x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * d + j] * value, 0));
        const inner = (x: Float64Array, y: Float64Array): number => x.reduce((sum, value, j) => sum + value * y[j], 0);
        const fβ = times(meanCube(problem, meanHessian), minimizer);
        const m = new Float64Array(d);
        let φ = 0;
        hessians.forEach((q, i) => {
          const weighted = times(meanHessian, linearTerms[i]);
          φ += weights[i] * inner(linearTerms[i], weighted);
          times(q, weighted).forEach((value, j) => {
            m[j] += weights[i] * value;
          });
        });
        const size = Math.abs(inner(minimizer, fβ)) + 2 * Math.abs(inner(m, minimizer)) + φ;
        expect(Math.abs(inner(minimizer, fβ) + 2 * inner(m, minimizer) + φ - noise)).toBeLessThanOrEqual(1e-9 * size);
        const largest = Math.max(...fβ.map(Math.abs), ...m.map(Math.abs));
        cross.forEach((value, j) => {
          expect(Math.abs(value - fβ[j] - m[j])).toBeLessThanOrEqual(1e-9 * largest);
        });
        // z̄ = A/S never exceeds t at γ = 0.
        const { t, eigenvalues } = geometryOf(problem, 0);
        expect(coupling).toBeLessThanOrEqual(noise * t * (1 + 1e-9) + 1e-13 * size * eigenvalues[0] * eigenvalues[0]);
      }),
      runs(300),
    );
  });

  test("a direction that counts as flat has no part in the coupling", () => {
    // Along the second axis q = 2e-12 and 1e-12, ε = ±1e18: F̄β* + m̄ = 7.5e-7, whose square over q̄ = 1.5e-12 is 0.375.
    const data = {
      dimension: 2,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(1, 0, 0, 2e-12), Float64Array.of(1, 0, 0, 1e-12)],
      linearTerms: [Float64Array.of(0, 1e18), Float64Array.of(0, -1e18)],
    };
    expect(applied(secondMoments(data)).coupling).toBeCloseTo(0.375, 9);
    expect(applied(secondMoments(data, 1e-9)).coupling).toBe(0);
  });

  test("with the αⱼ that is printed in its second term it is wrong as soon as αⱼ ≠ αⱼ₊₁", () => {
    // f₁ = ½β², f₂ = β²: Q̄ = 3/2, one step of SGD-1 from β = 1 with αⱼ₊₁ = ½ after αⱼ = 1.
    const problem = {
      dimension: 1,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(1), Float64Array.of(2)],
      linearTerms: [Float64Array.of(0), Float64Array.of(0)],
    };
    const moments = applied(secondMoments(problem));
    const one = Float64Array.of(1);
    expect(lemma19(moments, one, 1, 0.5)).toBe((1.5 * 0.25 + 0) / 2);
    expect(enumeratedGap(problem, Float64Array.of(0), one, 1, 0.5)).toBe(0.1875);
    const second = 2 * 1.5 * 1.5;
    expect(lemma19(moments, one, 1, 0.5) + (0.5 - 1) * second).not.toBeCloseTo(0.1875, 3);
  });
});
