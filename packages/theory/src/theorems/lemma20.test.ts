import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equation18 } from "./equation18.ts";
import { lemma14 } from "./lemma14.ts";
import { lemma19 } from "./lemma19.ts";
import { lemma20, sigmaBar } from "./lemma20.ts";
import { lemma22 } from "./lemma22.ts";
import { type SecondMoments, secondMoments } from "./secondMoments.ts";
import {
  applied,
  expectedGap,
  finiteBatchSize,
  gammaShare,
  gapOf,
  geometryOf,
  iterates,
  linearScale,
  type RandomProblem,
  randomProblem,
  rankTolerance,
  runs,
} from "./testing.ts";

const relativeRate = fc.oneof(fc.constantFrom(-1, 0, 1), fc.double({ min: 0, max: 20, noNaN: true }));
const share = fc.constantFrom(1e-3, 0.3, 0.7, 1);

const momentsOf = (problem: RandomProblem): SecondMoments => applied(secondMoments(problem, rankTolerance));

describe("Lemma 20", () => {
  test("is above the exact expected gap, of one iterate and of a random one, for every c > 0", () => {
    fc.assert(
      fc.property(
        randomProblem,
        gammaShare,
        finiteBatchSize,
        relativeRate,
        fc.constantFrom(1e-6, 0.1, 1, 10, 1e6),
        (problem, part, k, relative, multiple) => {
          const geometry = geometryOf(problem, part);
          const λ = geometry.eigenvalues[0];
          const moments = momentsOf(problem);
          const rate = relative / λ;
          const c = multiple * λ * λ;
          const all = iterates(problem);
          const gaps = all.map((v) => gapOf(problem, v));
          const next = all.map((v) => expectedGap(problem, moments.minimizer, v, k, rate));
          const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
          const check = (gap: number, exact: number): void => {
            const bound = applied(lemma20(geometry, moments, gap, k, rate, c));
            expect(bound.gap).toBe(bound.multiplier * gap + bound.addend);
            expect(exact).toBeLessThanOrEqual(bound.gap * (1 + 1e-9) + 1e-9 * (gap + linearScale(problem, rate)));
          };
          gaps.forEach((gap, i) => {
            check(gap, next[i]);
          });
          check(mean(gaps), mean(next));
          // An iterate with gap zero.
          check(0, expectedGap(problem, moments.minimizer, new Float64Array(problem.dimension), k, rate));
        },
      ),
      runs(300),
    );
  });

  test("without noise and at c = 0 is eq. (18)", () => {
    fc.assert(
      fc.property(randomProblem, finiteBatchSize, relativeRate, (problem, k, relative) => {
        const geometry = geometryOf(problem, 1);
        const rate = relative / geometry.eigenvalues[0];
        const bound = applied(lemma20(geometry, { noise: 0, coupling: 0 }, 1, k, rate, 0));
        expect(bound).toMatchObject({ ...applied(equation18(geometry, k, rate)), addend: 0 });
      }),
      runs(100),
    );
  });

  test("c must be positive where the coupling is, and a gap is not negative", () => {
    const geometry = geometryOf(
      { dimension: 1, weights: [1], hessians: [Float64Array.of(1)], linearTerms: [Float64Array.of(0)], offsets: [] },
      1,
    );
    const noise = { noise: 1, coupling: 1 };
    expect(() => lemma20(geometry, noise, 1, 1, 0.1, 0)).toThrow("c must be positive and finite, found 0");
    expect(() => sigmaBar(noise, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(sigmaBar(noise, 0.5)).toBe(3);
    expect(() => lemma20(geometry, noise, -1, 1, 0.1, 1)).toThrow(/gap must be finite and not negative/);
    expect(() => lemma20(geometry, noise, Number.NaN, 1, 0.1, 1)).toThrow(RangeError);
  });
});

describe("Lemma 22", () => {
  test("is below the exact expected gap of every iterate, for all ρ₁, ρ₂, wherever its hypotheses hold", () => {
    let applications = 0;
    let withNoise = 0;
    fc.assert(
      fc.property(
        randomProblem,
        gammaShare,
        finiteBatchSize,
        relativeRate,
        share,
        share,
        (problem, part, k, relative, rho1, rho2) => {
          const geometry = geometryOf(problem, part);
          const moments = momentsOf(problem);
          const rate = relative / geometry.eigenvalues[0];
          // Rounding of the residuals is no noise.
          const real = moments.noise * rate * rate > 1e-12 * linearScale(problem, rate);
          for (const v of [...iterates(problem), new Float64Array(problem.dimension)]) {
            const gap = gapOf(problem, v);
            const bound = lemma22(geometry, moments, gap, k, rate, rho1, rho2);
            if (!bound.applies) continue;
            applications++;
            if (real) withNoise++;
            const exact = expectedGap(problem, moments.minimizer, v, k, rate);
            expect(bound.gap).toBeLessThanOrEqual(exact * (1 + 1e-9) + 1e-9 * (gap + linearScale(problem, rate)));
            expect(bound.addend).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      runs(600),
    );
    expect(applications).toBeGreaterThan(500);
    expect(withNoise).toBeGreaterThan(300);
  });

  test("its largest value over ρ₁ at ρ₂ = 1 beats Lemma 14 less z̄, to which it reduces at ρ₁ = 1", () => {
    const problem = {
      dimension: 1,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(1), Float64Array.of(3)],
      linearTerms: [Float64Array.of(-1), Float64Array.of(1)],
      offsets: [],
    };
    const moments = momentsOf(problem);
    const geometry = geometryOf(problem, 1);
    const z = moments.coupling / moments.noise;
    const [gap, k, rate] = [0.5, 1, 0.1];
    const lower = applied(lemma14(geometry, k, rate)).multiplier;
    const atOne = applied(lemma22(geometry, moments, gap, k, rate, 1, 1));
    expect(atOne.addend).toBe(0);
    expect(atOne.gap).toBeCloseTo(gap * (lower - rate * rate * z), 14);
    expect(z).toBeGreaterThan(0);
    const best = Math.max(
      ...Array.from({ length: 999 }, (_, i) => applied(lemma22(geometry, moments, gap, k, rate, (i + 1) / 1000)).gap),
    );
    expect(best).toBeGreaterThan(atOne.gap);
    // Optimal ρ₁ makes Lemma 26 an equality for this gap: the bound is the exact worst case over the sign of the offset.
    const worst = Math.min(
      ...[1, -1].map((sign) => lemma19(moments, Float64Array.of(sign * Math.sqrt(gap / 2)), k, rate)),
    );
    expect(best / worst).toBeGreaterThan(0.999);
    expect(best).toBeLessThanOrEqual(worst * (1 + 1e-12));
  });

  test("ρ₂ = 1 is the best ρ₂", () => {
    fc.assert(
      fc.property(randomProblem, finiteBatchSize, share, share, (problem, k, rho1, rho2) => {
        const geometry = geometryOf(problem, 0.9);
        const moments = momentsOf(problem);
        const rate = 0.3 / geometry.eigenvalues[0];
        const gap = moments.noise * rate * rate;
        const all = lemma22(geometry, moments, gap, k, rate, rho1, 1);
        const some = lemma22(geometry, moments, gap, k, rate, rho1, rho2);
        expect(all.applies).toBe(some.applies);
        if (all.applies && some.applies) expect(some.gap).toBeLessThanOrEqual(all.gap);
      }),
      runs(200),
    );
  });

  test("says why it does not apply, and refuses shares outside (0, 1]", () => {
    const problem = {
      dimension: 1,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(1), Float64Array.of(1)],
      linearTerms: [Float64Array.of(-1), Float64Array.of(1)],
      offsets: [],
    };
    const geometry = geometryOf(problem, 1);
    const moments = momentsOf(problem);
    expect(lemma22(geometry, { noise: 0, coupling: 0 }, 1, 1, 0.1)).toMatchObject({
      reason: expect.stringContaining("homogeneous"),
    });
    expect(lemma22(geometry, moments, 1, "inf", 0.1)).toMatchObject({ reason: expect.stringContaining("Lemma 14") });
    // γ = s = z̄ = 0: the hypothesis is strict.
    expect(lemma22(geometry, moments, 1, 1, 0.1)).toMatchObject({
      reason: expect.stringContaining("must be positive"),
    });
    expect(() => lemma22(geometry, moments, 1, 1, 0.1, 0)).toThrow("ρ₁ must lie in (0, 1], found 0");
    expect(() => lemma22(geometry, moments, 1, 1, 0.1, 1, 1.1)).toThrow("ρ₂ must lie in (0, 1], found 1.1");
  });
});
