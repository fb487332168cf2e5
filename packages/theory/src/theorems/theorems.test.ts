import fc from "fast-check";
import { describe, expect, test } from "vitest";
import fixtures from "../../fixtures/bounds.json" with { type: "json" };
import { denseLocalGeometry } from "../geometry/denseLocalGeometry.ts";
import { geometryAtGamma, type LocalGeometry } from "../geometry/localGeometry.ts";
import { expectedGap, randomQuadratic, rateOf } from "../testing.ts";
import type { BatchSize } from "./bound.ts";
import { theorem16, theorem16Index } from "./theorem16.ts";
import { criticalBatchSize, theorem17 } from "./theorem17.ts";

const batchSizes: readonly BatchSize[] = [1, 2, 10, "inf"];
const parameters = { seed: 1, numRuns: 300 };

/** 0, some, and all of the largest γ. */
const gammaShare = fc.constantFrom(0, 0.3, 0.9, 1);

describe("against 50-digit arithmetic", () => {
  test.each(fixtures.map((fixture, index) => ({ index, fixture })))("case $index", ({ fixture }) => {
    const total = fixture.weights.reduce((sum, weight) => sum + weight, 0);
    const best = denseLocalGeometry(
      fixture.dimension,
      fixture.weights.map((weight) => weight / total),
      fixture.hessians.map((q) => Float64Array.from(q)),
    );
    const scale = fixture.eigenvalues[0];
    expect(best.rank).toBe(fixture.eigenvalues.length);
    best.eigenvalues.forEach((λ, i) => {
      expect(Math.abs(λ - fixture.eigenvalues[i]) / scale).toBeLessThan(1e-13);
    });
    for (const row of fixture.rows) {
      const geometry = geometryAtGamma(best, row.share * best.gamma);
      // γ is of order one, s and t of order λ₁².
      expect(Math.abs(geometry.gamma - row.gamma)).toBeLessThan(1e-10 * (1 + row.gamma));
      expect(Math.abs(geometry.s - row.s)).toBeLessThan(1e-10 * scale * scale * (1 + row.t / scale / scale));
      expect(Math.abs(geometry.t - row.t)).toBeLessThan(1e-10 * scale * scale * (1 + row.t / scale / scale));
      for (const { k, M, divergence, convergence } of row.bounds) {
        expect(theorem16Index(geometry, k as BatchSize)).toBe(M);
        expect(rateOf(theorem16(geometry, k as BatchSize)) / divergence).toBeCloseTo(1, 10);
        expect(rateOf(theorem17(geometry, k as BatchSize)) / convergence).toBeCloseTo(1, 10);
      }
    }
  });
});

describe("what the theorems promise", () => {
  test("above the divergence bound the expected gap of every iterate grows, for any admissible γ", () => {
    fc.assert(
      fc.property(randomQuadratic, gammaShare, fc.constantFrom(...batchSizes), (problem, share, k) => {
        const geometry = atShare(problem, share);
        const rate = 1.000001 * rateOf(theorem16(geometry, k));
        for (const gap of problem.offsets) {
          const [before, after] = expectedGap(problem, gap, rate, k);
          if (before > 0) expect(after).toBeGreaterThan(before * (1 - 1e-9));
        }
      }),
      parameters,
    );
  });

  test("below the convergence bound the expected gap of every iterate shrinks, for any admissible γ", () => {
    fc.assert(
      fc.property(randomQuadratic, gammaShare, fc.constantFrom(...batchSizes), (problem, share, k) => {
        const geometry = atShare(problem, share);
        for (const part of [0.01, 0.5, 0.999999]) {
          const rate = part * rateOf(theorem17(geometry, k));
          for (const gap of problem.offsets) {
            const [before, after] = expectedGap(problem, gap, rate, k);
            expect(after).toBeLessThanOrEqual(before * (1 + 1e-9));
          }
        }
      }),
      parameters,
    );
  });

  test("the divergence bound grows with the batch size, and no convergence bound exceeds it", () => {
    fc.assert(
      fc.property(randomQuadratic, gammaShare, (problem, share) => {
        const geometry = atShare(problem, share);
        const lower = batchSizes.map((k) => rateOf(theorem16(geometry, k)));
        lower.slice(1).forEach((bound, i) => {
          expect(bound).toBeGreaterThanOrEqual(lower[i] * (1 - 1e-12));
        });
        batchSizes.forEach((k, i) => {
          expect(rateOf(theorem17(geometry, k))).toBeLessThanOrEqual(lower[i] * (1 + 1e-9));
        });
      }),
      parameters,
    );
  });

  test("both bounds scale like the inverse of the Hessians", () => {
    fc.assert(
      fc.property(randomQuadratic, fc.constantFrom(2 ** -40, 2 ** -3, 2 ** 40), (problem, factor) => {
        const scaled = denseLocalGeometry(
          problem.dimension,
          problem.weights,
          problem.hessians.map((q) => q.map((entry) => factor * entry)),
        );
        for (const k of batchSizes) {
          const geometry = atShare(problem, 1);
          expect((factor * rateOf(theorem16(scaled, k))) / rateOf(theorem16(geometry, k))).toBeCloseTo(1, 9);
          expect((factor * rateOf(theorem17(scaled, k))) / rateOf(theorem17(geometry, k))).toBeCloseTo(1, 9);
        }
      }),
      parameters,
    );
  });
});

describe("closed forms", () => {
  test("in one dimension both bounds are 2/[(1 + CV²/k) q̄]", () => {
    const geometry = denseLocalGeometry(1, [0.5, 0.5], [Float64Array.of(1), Float64Array.of(3)]);
    for (const [k, inverse] of [
      [1, 1],
      [4, 0.25],
      ["inf", 0],
    ] as const) {
      const exact = 2 / ((1 + 0.25 * inverse) * 2);
      expect(rateOf(theorem16(geometry, k))).toBeCloseTo(exact, 14);
      expect(rateOf(theorem17(geometry, k))).toBeCloseTo(exact, 14);
    }
  });

  test("gradient descent converges below 2/λ₁ and diverges above 2/λᵣ", () => {
    const geometry = denseLocalGeometry(2, [1], [Float64Array.of(4, 0, 0, 0.5)]);
    expect(rateOf(theorem17(geometry, "inf"))).toBe(0.5);
    expect(rateOf(theorem16(geometry, "inf"))).toBe(4);
  });

  test("a flat objective has no bound", () => {
    const geometry = denseLocalGeometry(2, [1], [new Float64Array(4)]);
    expect(theorem16(geometry, 1)).toMatchObject({ applies: false });
    expect(theorem17(geometry, 1)).toMatchObject({ applies: false });
  });

  test.each([0, -1, 1.5, Number.NaN])("k = %s is refused", (k) => {
    const geometry = denseLocalGeometry(1, [1], [Float64Array.of(1)]);
    expect(() => theorem16(geometry, k)).toThrow(RangeError);
    expect(() => theorem17(geometry, k)).toThrow(RangeError);
  });
});

/** λ₁, λᵣ, γ, t as the paper's tables imply them, and the rows of Tables 4 and 5 between k = 1 and k = ∞. */
const published = [
  {
    name: "Model 1 flat",
    transition: 5.096,
    l: [9.001e-3, 9.814e-2, 1.033e-1, 1.057e-1, 1.067e-1, 1.091e-1],
    u: [2.319e-3, 4.268e-2, 4.632e-2, 4.808e-2, 4.882e-2, 5.064e-2],
  },
  {
    name: "Model 1 sharp",
    transition: 3.26,
    l: [7.682e-3, 8.133e-2, 8.546e-2, 8.737e-2, 8.815e-2, 9.004e-2],
    u: [2.25e-3, 3.781e-2, 4.087e-2, 4.234e-2, 4.296e-2, 4.447e-2],
  },
  {
    name: "Model 2 flat",
    transition: 134.3,
    l: [2.134e-2, 6.831e-1, 8.1e-1, 8.8e-1, 9.116e-1, 9.947e-1],
    u: [8.603e-4, 7.925e-2, 1.174e-1, 1.329e-1, 1.403e-1, 1.613e-1],
  },
  {
    name: "Model 2 sharp",
    transition: 118.6,
    l: [1.951e-2, 6.117e-1, 7.225e-1, 7.833e-1, 8.106e-1, 8.823e-1],
    u: [8.334e-4, 7.621e-2, 1.049e-1, 1.18e-1, 1.243e-1, 1.418e-1],
  },
  {
    name: "Model 3 flat",
    transition: 392.0,
    l: [2.598e-2, 1.221, 1.59, 1.827, 1.942, 2.279],
    u: [7.587e-4, 7.345e-2, 1.423e-1, 2.379e-1, 2.812e-1, 3.742e-1],
  },
  {
    name: "Model 3 sharp",
    transition: 266.8,
    l: [1.871e-2, 8.561e-1, 1.106, 1.264, 1.341, 1.563],
    u: [9.089e-4, 8.594e-2, 1.629e-1, 2.303e-1, 2.539e-1, 3.337e-1],
  },
] as const;

describe("the published Tables 3–5 follow from four numbers a column", () => {
  test.each(published)("$name", ({ transition, l, u }) => {
    const λ = Float64Array.of(2 / u[5], 2 / l[5]);
    const gamma = l[5] / l[0] - 1;
    const t = (transition + gamma) * λ[0] * λ[1];
    const geometry: LocalGeometry = {
      dimension: 2,
      rank: 2,
      eigenvalues: λ,
      excess: { structure: "diagonal", values: new Float64Array(2) },
      gamma,
      s: 0,
      t,
    };
    expect(criticalBatchSize(geometry)).toBeCloseTo(transition, 9);
    // The printed inputs have four digits; γ and t inherit their rounding.
    [1, 100, 200, 350, 500].forEach((k, i) => {
      expect(Math.abs(rateOf(theorem16(geometry, k)) / l[i] - 1)).toBeLessThan(1e-3);
      expect(Math.abs(rateOf(theorem17(geometry, k)) / u[i] - 1)).toBeLessThan(1e-3);
    });
  });
});

function atShare(
  problem: { dimension: number; weights: number[]; hessians: Float64Array[] },
  share: number,
): LocalGeometry {
  const best = denseLocalGeometry(problem.dimension, problem.weights, problem.hessians);
  return geometryAtGamma(best, share * best.gamma);
}
