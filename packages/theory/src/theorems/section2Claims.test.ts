/** What section 2 says about its bounds in prose, tried on random problems; the counts stand in the package's README. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geometryAtGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import { diagonalHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { boundsOverGamma } from "./boundsOverGamma.ts";
import { section21Bound } from "./section21Bound.ts";
import { sharpestBounds } from "./sharpestBounds.ts";
import {
  applied,
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

/** The same thousand problems for every count. */
const thousand = fc.sample(homogeneousProblem, { seed: 17, numRuns: 1000 });

/** Diagonal components that act on one coordinate each, as in the Styblinski–Tang models; curvatures U(0, 1), p = 1/N. */
const oneCoordinate = fc
  .sample(
    fc
      .array(
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true })),
        {
          minLength: 200,
          maxLength: 200,
          size: "max",
        },
      )
      .filter((draws) => new Set(draws.map(([coordinate]) => coordinate)).size === 10),
    { seed: 17, numRuns: 200 },
  )
  .map((draws) =>
    localGeometry(
      diagonalHessians(
        10,
        draws.map(() => 1 / draws.length),
        draws.map(([coordinate, curvature]) =>
          Float64Array.from({ length: 10 }, (_, j) => (j === coordinate ? curvature : 0)),
        ),
      ),
    ),
  );

describe("the divergence bound increases with the batch size", () => {
  test("at every γ it never falls, across changes of M too; M itself rises with k, against the printed (2)", () => {
    let steps = 0;
    let changes = 0;
    let indexFalls = 0;
    let falls = 0;
    for (const problem of thousand) {
      for (const share of [0, 0.5]) {
        const geometry = geometryOf(problem, share);
        let index = theorem16Index(geometry, 1);
        let bound = rateOf(theorem16(geometry, 1));
        for (let k = 2; k <= 21; k++) {
          const nextIndex = theorem16Index(geometry, k);
          const nextBound = rateOf(theorem16(geometry, k));
          steps++;
          if (nextIndex > index) changes++;
          if (nextIndex < index) indexFalls++;
          if (nextBound < bound * (1 - 1e-12)) falls++;
          [index, bound] = [nextIndex, nextBound];
        }
      }
    }
    expect({ steps, changes, indexFalls, falls }).toEqual({ steps: 40_000, changes: 227, indexFalls: 0, falls: 0 });
  });

  test("it is continuous where M changes: there k + γ = s/(λ_{M−1}λ_M) and both sides are 2/[(1 + γ/k)(λ_{M−1} + λ_M)]", () => {
    const geometry: LocalGeometry = {
      dimension: 3,
      rank: 3,
      eigenvalues: Float64Array.of(8, 2, 1),
      excess: { structure: "diagonal", values: new Float64Array(3) },
      gamma: 1,
      s: 16 * 4,
      t: 100,
    };
    // At k = 3, s/(λ₁λ₂) − γ = 3 is not above k, so M = 3; a little more s and it is 2.
    const before = { ...geometry, s: geometry.s * (1 + 1e-12) };
    expect([theorem16Index(before, 3), theorem16Index(geometry, 3)]).toEqual([2, 3]);
    for (const side of [before, geometry]) {
      expect(rateOf(theorem16(side, 3))).toBeCloseTo(2 / ((4 / 3) * 10), 11);
    }
  });

  test("it stays the same for all k exactly if there is no noise", () => {
    const still = geometryOf(dispersedProblem([4, 1], [0, 0], [1, 2]), 1);
    expect(rateOf(theorem16(still, 1)) / rateOf(theorem16(still, "inf"))).toBeCloseTo(1, 12);
  });
});

describe("decreasing γ", () => {
  test("at fixed M raises the divergence bound if M = 2, and lowers it if M = r + 1, against the printed remark", () => {
    const outcome = { raised: 0, lowered: 0, same: 0 };
    const counts = { two: { ...outcome }, between: { ...outcome }, last: { ...outcome }, rankOne: { ...outcome } };
    for (const problem of thousand) {
      for (const k of [1, 4]) {
        const geometry = geometryOf(problem, 1);
        const { rows } = applied(boundsOverGamma(geometry, k, 6));
        for (let i = 1; i < rows.length; i++) {
          const [low, high] = [rows[i - 1], rows[i]];
          if (low.index !== high.index) continue;
          const where =
            geometry.rank === 1
              ? counts.rankOne
              : low.index === geometry.rank + 1
                ? counts.last
                : low.index === 2
                  ? counts.two
                  : counts.between;
          const change = low.divergence / high.divergence - 1;
          if (change > 1e-9) where.raised++;
          else if (change < -1e-9) where.lowered++;
          else where.same++;
        }
      }
    }
    expect(counts).toEqual({
      two: { raised: 8, lowered: 0, same: 6 },
      between: { raised: 26, lowered: 177, same: 14 },
      last: { raised: 0, lowered: 2613, same: 4825 },
      rankOne: { raised: 0, lowered: 0, same: 2140 },
    });
  });

  test("so a smaller γ is sharper for divergence in over a third of the problems, by up to a factor 28", () => {
    let sharper = 0;
    let largestGain = 0;
    const some = thousand.slice(0, 300);
    for (const problem of some) {
      const geometry = geometryOf(problem, 1);
      const gain = rateOf(theorem16(geometry, 1)) / applied(sharpestBounds(geometry, 1)).divergence.divergence;
      expect(gain).toBeGreaterThanOrEqual(1 - 1e-12);
      if (gain > 1 + 1e-9) sharper++;
      largestGain = Math.max(largestGain, gain);
    }
    expect({ sharper, of: some.length, gain: largestGain.toFixed(0) }).toEqual({ sharper: 113, of: 300, gain: "28" });
  });

  test("from the largest γ to 0 does change M, and l may then rise or fall", () => {
    const count = (geometries: readonly LocalGeometry[], k: number) => {
      const counts = { able: 0, changed: 0, raised: 0, lowered: 0 };
      for (const geometry of geometries) {
        // At the largest γ, s = 0 and M = r + 1.
        expect(theorem16Index(geometry, k)).toBe(geometry.rank + 1);
        if (geometry.rank < 2 || geometry.gamma < 1e-9) continue;
        counts.able++;
        const zero = geometryAtGamma(geometry, 0);
        if (theorem16Index(zero, k) > geometry.rank) continue;
        counts.changed++;
        if (rateOf(theorem16(zero, k)) > rateOf(theorem16(geometry, k))) counts.raised++;
        else counts.lowered++;
      }
      return counts;
    };
    const random = thousand.map((problem) => geometryOf(problem, 1));
    expect(count(random, 1)).toEqual({ able: 561, changed: 134, raised: 5, lowered: 129 });
    expect(count(random, 4)).toEqual({ able: 561, changed: 20, raised: 0, lowered: 20 });
    expect(count(oneCoordinate, 1)).toEqual({ able: 200, changed: 118, raised: 13, lowered: 105 });
    expect(count(oneCoordinate, 4)).toEqual({ able: 200, changed: 107, raised: 2, lowered: 105 });
  });

  test("example: with λ = 2, 1 and dispersions 3λ², l(1) is 1/2 at γ = 3, and 4/7 at γ = 0, where M is 2 instead of 3", () => {
    // Curvature 8 along one axis, or 4 along the other, each with probability 1/4, or none.
    const geometry = localGeometry(
      diagonalHessians(2, [0.25, 0.25, 0.5], [Float64Array.of(8, 0), Float64Array.of(0, 4), Float64Array.of(0, 0)]),
    );
    expect([...geometry.eigenvalues]).toEqual([2, 1]);
    expect(geometry.gamma).toBeCloseTo(3, 14);
    expect(theorem16Index(geometry, 1)).toBe(3);
    expect(rateOf(theorem16(geometry, 1))).toBeCloseTo(1 / 2, 14);
    const zero = geometryAtGamma(geometry, 0);
    expect([zero.s, theorem16Index(zero, 1)]).toEqual([3, 2]);
    expect(rateOf(theorem16(zero, 1))).toBeCloseTo(4 / 7, 14);
  });
});

describe("u(k) ≈ 2/λ₁ for ρ ≪ 1", () => {
  test("within ρ where ρ < 1, for all k at once; of the random problems few have so small a ρ", () => {
    const counts = { below1: 0, below01: 0, below001: 0, zero: 0 };
    for (const problem of thousand) {
      const geometry = geometryOf(problem, 1);
      const { rho } = applied(section21Bound(geometry, 1));
      if (rho < 1) counts.below1++;
      if (rho < 0.1) counts.below01++;
      if (rho < 0.01) counts.below001++;
      if (rho < 1e-12) counts.zero++;
      if (rho >= 1) continue;
      for (const k of [1, 3, 50] as const) {
        const part = 1 - (applied(section21Bound(geometry, k)).learningRate * geometry.eigenvalues[0]) / 2;
        expect(part).toBeGreaterThanOrEqual(-1e-12);
        expect(part).toBeLessThanOrEqual(rho / k + 1e-12);
      }
    }
    expect(counts).toEqual({ below1: 496, below01: 284, below001: 233, zero: 217 });
  });
});

describe("the bounds for convergence and divergence coincide for some problems", () => {
  const coincide = (geometry: LocalGeometry, k: number): boolean =>
    Math.abs(rateOf(theorem16(geometry, k)) / rateOf(theorem17(geometry, k)) - 1) < 1e-7;

  test("exactly where s = t and either all positive eigenvalues are equal or there are two and k = s/(λ₁λᵣ) − γ", () => {
    const counts = { oneEigenvalue: 0, more: 0, unexpected: 0 };
    for (const problem of thousand) {
      for (const share of [0, 0.5, 1]) {
        const geometry = geometryOf(problem, share);
        const [λ1, λr] = [geometry.eigenvalues[0], geometry.eigenvalues[geometry.rank - 1]];
        const isotropic = λ1 / λr < 1 + 1e-7 && geometry.t - geometry.s < 1e-7 * λ1 * λ1;
        for (const k of [1, 2, 10]) {
          if (coincide(geometry, k) !== isotropic) counts.unexpected++;
          else if (isotropic) counts.oneEigenvalue++;
          else counts.more++;
        }
      }
    }
    expect(counts).toEqual({ oneEigenvalue: 3627, more: 5373, unexpected: 0 });
  });

  test("with two eigenvalues at that one k and no other", () => {
    for (const target of [1, 2, 5]) {
      // D = γQ̄³ + sQ̄ with γ = 0.5 and s = (k + γ)λ₁λ₂.
      const s = (target + 0.5) * 3;
      const problem = dispersedProblem([3, 1], [4.5 + s, 0.5 + s], [2, 1]);
      const best = geometryOf(problem, 1);
      const geometry = geometryAtGamma(best, 0.5);
      for (const k of [1, 2, 3, 5, 8]) expect(coincide(geometry, k)).toBe(k === target);
      // Then the sign of α − l(k) decides about every iterate.
      const bound = rateOf(theorem16(geometry, target));
      for (const v of iterates(problem)) {
        const zero = new Float64Array(2);
        expect(expectedGap(problem, zero, v, target, 0.999 * bound)).toBeLessThan(gapOf(problem, v));
        expect(expectedGap(problem, zero, v, target, 1.001 * bound)).toBeGreaterThan(gapOf(problem, v));
      }
    }
  });

  test("Gaussian features have D = Q̄³ + tr(Q̄²)Q̄: γ = 1 is admissible, not the largest, and s = t there", () => {
    // The fourth moments of a two-dimensional normal vector with variances 3 and 1, matched by eight points:
    // E x₁⁴ = 27, E x₁²x₂² = 3, E x₂⁴ = 3. Points (±a, 0), (0, ±b), (±c, ±d).
    // On a circle of nodes after whitening: radius² 4 with probability ½ (E‖z‖⁴ = 8), eight equidistant directions.
    const root = Math.SQRT1_2;
    const directions = [
      [1, 0],
      [root, root],
      [0, 1],
      [-root, root],
    ];
    const hessians = directions.map(([a, b]) => {
      const x = [2 * a * Math.sqrt(3), 2 * b];
      return Float64Array.of(x[0] * x[0], x[0] * x[1], x[0] * x[1], x[1] * x[1]);
    });
    const problem = {
      dimension: 2,
      weights: [0.5, 0.125, 0.125, 0.125, 0.125],
      hessians: [new Float64Array(4), ...hessians],
      linearTerms: [0, 1, 2, 3, 4].map(() => new Float64Array(2)),
      offsets: [],
    };
    const best = geometryOf(problem, 1);
    expect([...best.eigenvalues].map((λ) => λ.toFixed(12))).toEqual(["3.000000000000", "1.000000000000"]);
    // 1 + tr(Q̄²)/λ₁² = 1 + 10/9.
    expect(best.gamma).toBeCloseTo(1 + 10 / 9, 12);
    const geometry = geometryAtGamma(best, 1);
    expect(geometry.s).toBeCloseTo(10, 11);
    expect(geometry.t).toBeCloseTo(10, 11);
  });
});

test("the bounds enclose each other for every γ of both: u never exceeds l at another γ", () => {
  fc.assert(
    fc.property(homogeneousProblem, gammaShare, gammaShare, fc.integer({ min: 1, max: 20 }), (problem, a, b, k) => {
      const lower = rateOf(theorem17(geometryOf(problem, a), k));
      expect(lower).toBeLessThanOrEqual(rateOf(theorem16(geometryOf(problem, b), k)) * (1 + 1e-9));
    }),
    runs(200),
  );
});
