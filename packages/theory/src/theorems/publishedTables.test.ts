import type { BatchSize } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import type { LocalGeometry } from "../geometry/localGeometry.ts";
import { rateOf } from "./testing.ts";
import { theorem16, theorem16Index } from "./theorem16.ts";
import { criticalBatchSize, theorem17 } from "./theorem17.ts";

const batchSizes: readonly BatchSize[] = [1, 100, 200, 350, 500, "inf"];

/** Table 3, and the columns of Tables 4 (l) and 5 (u) in the order of `batchSizes`, as printed. */
const published = [
  {
    name: "Model 1, flat",
    transition: 5.096,
    l: [9.001e-3, 9.814e-2, 1.033e-1, 1.057e-1, 1.067e-1, 1.091e-1],
    u: [2.319e-3, 4.268e-2, 4.632e-2, 4.808e-2, 4.882e-2, 5.064e-2],
  },
  {
    name: "Model 1, sharp",
    transition: 3.26,
    l: [7.682e-3, 8.133e-2, 8.546e-2, 8.737e-2, 8.815e-2, 9.004e-2],
    u: [2.25e-3, 3.781e-2, 4.087e-2, 4.234e-2, 4.296e-2, 4.447e-2],
  },
  {
    name: "Model 2, flat",
    transition: 1.343e2,
    l: [2.134e-2, 6.831e-1, 8.1e-1, 8.8e-1, 9.116e-1, 9.947e-1],
    u: [8.603e-4, 7.925e-2, 1.174e-1, 1.329e-1, 1.403e-1, 1.613e-1],
  },
  {
    name: "Model 2, sharp",
    transition: 1.186e2,
    l: [1.951e-2, 6.117e-1, 7.225e-1, 7.833e-1, 8.106e-1, 8.823e-1],
    u: [8.334e-4, 7.621e-2, 1.049e-1, 1.18e-1, 1.243e-1, 1.418e-1],
  },
  {
    name: "Model 3, flat",
    transition: 3.92e2,
    l: [2.598e-2, 1.221, 1.59, 1.827, 1.942, 2.279],
    u: [7.587e-4, 7.345e-2, 1.423e-1, 2.379e-1, 2.812e-1, 3.742e-1],
  },
  {
    name: "Model 3, sharp",
    transition: 2.668e2,
    l: [1.871e-2, 8.561e-1, 1.106, 1.264, 1.341, 1.563],
    u: [9.089e-4, 8.594e-2, 1.629e-1, 2.303e-1, 2.539e-1, 3.337e-1],
  },
] as const;

/**
 * λᵣ = 2/l(∞), λ₁ = 2/u(∞), 1 + γ = l(∞)/l(1) since s = 0 at the largest γ, and t from Table 3's t/(λ₁λᵣ) − γ.
 */
function geometryOf({ transition, l, u }: (typeof published)[number]): LocalGeometry {
  const eigenvalues = Float64Array.of(2 / u[5], 2 / l[5]);
  const gamma = l[5] / l[0] - 1;
  return {
    dimension: 2,
    rank: 2,
    eigenvalues,
    excess: { structure: "diagonal", values: new Float64Array(2) },
    gamma,
    s: 0,
    t: (transition + gamma) * eigenvalues[0] * eigenvalues[1],
  };
}

describe("Tables 4 and 5 follow from Table 3 and their rows k = 1 and k = ∞", () => {
  test.each(published)("$name: every other cell within 0.1 %", (column) => {
    const geometry = geometryOf(column);
    expect(criticalBatchSize(geometry)).toBeCloseTo(column.transition, 9);
    // The inputs are printed with four digits; γ and t inherit their rounding.
    batchSizes.forEach((k, i) => {
      expect(theorem16Index(geometry, k)).toBe(3);
      expect(Math.abs(rateOf(theorem16(geometry, k)) / column.l[i] - 1)).toBeLessThan(1e-3);
      expect(Math.abs(rateOf(theorem17(geometry, k)) / column.u[i] - 1)).toBeLessThan(1e-3);
    });
  });

  test("the largest deviation is 0.06 %", () => {
    const deviations = published.flatMap((column) => {
      const geometry = geometryOf(column);
      return batchSizes.flatMap((k, i) => [
        Math.abs(rateOf(theorem16(geometry, k)) / column.l[i] - 1),
        Math.abs(rateOf(theorem17(geometry, k)) / column.u[i] - 1),
      ]);
    });
    expect(deviations.length).toBe(72);
    expect((100 * Math.max(...deviations)).toFixed(2)).toBe("0.06");
  });

  test("Table 5 gives the same γ as Table 4 to the digits that are printed, so the largest γ is behind both", () => {
    for (const column of published) {
      const geometry = geometryOf(column);
      // On the branch of λ₁, 1/u(k) is affine in 1/k with slope (γλ₁ + t/λ₁)/2; Table 3 gives t.
      const [λ1, λr] = geometry.eigenvalues;
      const slope = 500 * (2 / column.u[4] - 2 / column.u[5]);
      const gamma = (slope - column.transition * λr) / (λ1 + λr);
      expect(Math.abs(gamma / geometry.gamma - 1)).toBeLessThan(0.05);
    }
  });
});
