import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lemma20, sigmaBar } from "./lemma20.ts";
import { secondMoments } from "./secondMoments.ts";
import {
  applied,
  expectedGap,
  finiteBatchSize,
  gammaShare,
  gapOf,
  geometryOf,
  iterates,
  randomProblem,
  rankTolerance,
  rateOf,
  runs,
} from "./testing.ts";
import { theorem17 } from "./theorem17.ts";
import { theorem21, theorem21BestC } from "./theorem21.ts";

describe("Theorem 21", () => {
  test("below its bound the gap of every iterate, and of a random one, shrinks for every c", () => {
    fc.assert(
      fc.property(
        randomProblem,
        gammaShare,
        finiteBatchSize,
        fc.constantFrom(undefined, 1e-3, 1, 1e3),
        (problem, share, k, multiple) => {
          const geometry = geometryOf(problem, share);
          const moments = applied(secondMoments(problem, rankTolerance));
          const c = multiple === undefined ? undefined : multiple * geometry.eigenvalues[0] * geometry.eigenvalues[0];
          const all = iterates(problem);
          const gaps = all.map((v) => gapOf(problem, v));
          const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
          const nextAt = (v: Float64Array, rate: number): number => expectedGap(problem, moments.minimizer, v, k, rate);
          // Deep in the noise the bound, and with it the change of the gap, is below the gap's rounding.
          const rounding = 1 + 1e-13;
          for (const part of [0.01, 0.5, 0.999]) {
            all.forEach((v, i) => {
              const rate = part * rateOf(theorem21(geometry, moments, gaps[i], k, c));
              expect(nextAt(v, rate)).toBeLessThanOrEqual(gaps[i] * rounding);
            });
            const rate = part * rateOf(theorem21(geometry, moments, mean(gaps), k, c));
            expect(mean(all.map((v) => nextAt(v, rate)))).toBeLessThanOrEqual(mean(gaps) * rounding);
          }
        },
      ),
      runs(300),
    );
  });

  test("is where Lemma 20's bound equals the gap", () => {
    fc.assert(
      fc.property(
        randomProblem,
        gammaShare,
        finiteBatchSize,
        fc.constantFrom(0.1, 1, 10),
        (problem, share, k, part) => {
          const geometry = geometryOf(problem, share);
          const moments = applied(secondMoments(problem, rankTolerance));
          const c = part * geometry.eigenvalues[0] * geometry.eigenvalues[0];
          const gap = Math.max(moments.noise / c, gapOf(problem, iterates(problem)[0]));
          const bound = rateOf(theorem21(geometry, moments, gap, k, c));
          expect(applied(lemma20(geometry, moments, gap, k, bound, c)).gap / gap).toBeCloseTo(1, 8);
        },
      ),
      runs(300),
    );
  });

  test("the best c gives the largest bound, and is √(A/E)", () => {
    fc.assert(
      fc.property(randomProblem, gammaShare, finiteBatchSize, (problem, share, k) => {
        const geometry = geometryOf(problem, share);
        const moments = applied(secondMoments(problem, rankTolerance));
        const gap = gapOf(problem, iterates(problem)[0]);
        const best = theorem21BestC(moments, gap);
        const bound = rateOf(theorem21(geometry, moments, gap, k));
        const penalty = (c: number): number => c + sigmaBar(moments, c) / gap;
        for (const factor of [1e-3, 0.5, 0.99, 1.01, 2, 1e3]) {
          const c = best > 0 ? factor * best : factor * geometry.eigenvalues[0] * geometry.eigenvalues[0];
          expect(rateOf(theorem21(geometry, moments, gap, k, c))).toBeLessThanOrEqual(bound * (1 + 1e-12));
          expect(penalty(c)).toBeGreaterThanOrEqual(penalty(best) * (1 - 1e-12));
        }
        const least = moments.noise / gap + 2 * Math.sqrt(moments.coupling / gap);
        expect(Math.abs(penalty(best) - least)).toBeLessThanOrEqual(1e-12 * least);
      }),
      runs(300),
    );
  });

  test("falls to 2kλᵣE/σ̄(c) as the gap falls, and rises to Theorem 17's with c as the gap rises", () => {
    const problem = {
      dimension: 2,
      weights: [0.5, 0.25, 0.25],
      hessians: [Float64Array.of(2, 1, 1, 2), Float64Array.of(1, 0, 0, 0), Float64Array.of(3, -1, -1, 1)],
      linearTerms: [Float64Array.of(1, 0), Float64Array.of(2, 0), Float64Array.of(-2, 1)],
      offsets: [],
    };
    const geometry = geometryOf(problem, 1);
    const moments = applied(secondMoments(problem));
    expect(moments.noise).toBeGreaterThan(0.1);
    expect(moments.coupling).toBeGreaterThan(0.1);
    const last = geometry.eigenvalues[1];
    for (const k of [1, 5]) {
      const ratio = (gap: number, c: number): number =>
        rateOf(theorem21(geometry, moments, gap, k, c)) / ((2 * k * last * gap) / sigmaBar(moments, c));
      expect(ratio(1e-9, 1)).toBeCloseTo(1, 6);
      expect(ratio(1e-3, 1)).toBeLessThan(1);
      const homogeneous = rateOf(theorem17(geometry, k));
      expect(rateOf(theorem21(geometry, moments, 1e12, k)) / homogeneous).toBeCloseTo(1, 5);
      expect(rateOf(theorem21(geometry, moments, 1e12, k))).toBeLessThan(homogeneous);
    }
    expect(rateOf(theorem21(geometry, moments, 1e-3, "inf"))).toBe(rateOf(theorem17(geometry, "inf")));
  });

  test("near the minimizer larger rates can still shrink the gap: 2kλᵣE/σ̄ is sufficient, not necessary", () => {
    const problem = {
      dimension: 2,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(4, 0, 0, 1), Float64Array.of(4, 0, 0, 1)],
      linearTerms: [Float64Array.of(1, 1), Float64Array.of(-1, -1)],
      offsets: [],
    };
    const moments = applied(secondMoments(problem));
    const v = Float64Array.of(1e-4, 0);
    const gap = gapOf(problem, v);
    const promised = rateOf(theorem21(geometryOf(problem, 1), moments, gap, 1));
    expect(promised / ((2 * gap) / moments.noise)).toBeCloseTo(1, 6);
    expect(expectedGap(problem, moments.minimizer, v, 1, 3.9 * promised)).toBeLessThan(gap);
    expect(expectedGap(problem, moments.minimizer, v, 1, 4.1 * promised)).toBeGreaterThan(gap);
  });

  test("is exact in one dimension where all components are equally curved: 2/[(1 + S/(kE)) λ]", () => {
    const problem = {
      dimension: 1,
      weights: [0.5, 0.5],
      hessians: [Float64Array.of(2), Float64Array.of(2)],
      linearTerms: [Float64Array.of(-2), Float64Array.of(2)],
      offsets: [],
    };
    const geometry = geometryOf(problem, 1);
    const moments = applied(secondMoments(problem));
    // S = 2·4 = 8 and the gap of θ = 3 is 18.
    expect(moments).toMatchObject({ noise: 8, coupling: 0 });
    const v = Float64Array.of(3);
    const bound = rateOf(theorem21(geometry, moments, 18, 1));
    expect(bound).toBeCloseTo(4 / (4 + 8 / 18), 14);
    expect(expectedGap(problem, moments.minimizer, v, 1, bound)).toBeCloseTo(18, 12);
    expect(expectedGap(problem, moments.minimizer, v, 1, 1.001 * bound)).toBeGreaterThan(18);
  });

  test("does not apply at a gap of zero, where nothing can shrink", () => {
    const problem = {
      dimension: 1,
      weights: [1],
      hessians: [Float64Array.of(1)],
      linearTerms: [Float64Array.of(0)],
      offsets: [],
    };
    const noise = { noise: 1, coupling: 1 };
    expect(theorem21(geometryOf(problem, 1), noise, 0, 1)).toMatchObject({ applies: false });
    expect(() => theorem21BestC(noise, 0)).toThrow(RangeError);
    expect(() => theorem21(geometryOf(problem, 1), noise, -1, 1)).toThrow(/gap/);
    expect(() => theorem21(geometryOf(problem, 1), noise, 1, 1, -1)).toThrow(/c must be positive/);
  });
});
