import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { denseHessians, diagonalHessians, rowHessians } from "../hessians.ts";
import { localGeometry } from "../localTheory/localTheory.ts";
import { randomQuadratic, rateOf } from "../testing.ts";
import { criticalBatchSize, theorem17 } from "../theorems/theorem17.ts";
import { normWeights } from "./normWeights.ts";
import { leastShare, optimalWeights } from "./optimalWeights.ts";
import { type SampledComponents, sampledComponents } from "./sampledComponents.ts";
import type { Reading } from "./sampledGeometry.ts";
import { smoothedGoal } from "./smoothedGoal.ts";
import type { WeightsGoal } from "./weightsObjective.ts";

const readings: Reading[] = ["importance", "free"];
const goals: WeightsGoal[] = ["critical batch size", "convergence bound"];
const uniform = (n: number): Float64Array => new Float64Array(n).fill(1 / n);

/** Rows of three columns, as data and as matrices. */
const rows = [
  [1, 2, 0],
  [0, 1, -1],
  [3, 0, 1],
  [1, -1, 1],
  [0, 0, 2],
];
const weights = Float64Array.of(0.1, 0.3, 0.2, 0.25, 0.15);
const matrices = rows.map((x) => Float64Array.from(x.flatMap((a) => x.map((b) => a * b))));
const asRows = sampledComponents(rowHessians(3, weights, Float64Array.from(rows.flat())));
const asMatrices = sampledComponents(denseHessians(3, weights, matrices));
const diagonals = [Float64Array.of(1, 4), Float64Array.of(3, -0.5), Float64Array.of(2, 2)];
const asDiagonals = sampledComponents(diagonalHessians(2, uniform(3), diagonals));
const asDiagonalMatrices = sampledComponents(
  denseHessians(
    2,
    uniform(3),
    diagonals.map(([a, b]) => Float64Array.of(a, 0, 0, b)),
  ),
);

describe("the smoothed objective", () => {
  const cases = [asRows, asMatrices, asDiagonals].flatMap((components, kind) =>
    readings.flatMap((reading) => goals.map((goal) => ({ kind, reading, goal, components }))),
  );
  test.each(cases)(
    "has the gradient of finite differences: $kind, $reading, $goal",
    ({ components, reading, goal }) => {
      const p = Float64Array.from({ length: components.count }, (_, i) => (i + 2) / 20);
      const at = (i: number, step: number): number => {
        const q = p.slice();
        q[i] += step;
        return smoothedGoal(components, reading, goal, q, 3).smooth;
      };
      const { gradient } = smoothedGoal(components, reading, goal, p, 3);
      const size = gradient.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
      gradient.forEach((slope, i) => {
        const difference = (at(i, 1e-6) - at(i, -1e-6)) / 2e-6;
        expect(Math.abs(difference - slope)).toBeLessThan(1e-6 * size);
      });
    },
  );

  test("is the objective in the limit, and both are those of the weighted components", () => {
    for (const reading of readings) {
      const p = Float64Array.of(0.3, 0.1, 0.2, 0.25, 0.15);
      const hessians = matrices.map((q, i) => (reading === "free" ? q : q.map((entry) => (entry * weights[i]) / p[i])));
      const geometry = localGeometry(denseHessians(3, p, hessians));
      const { exact, smooth } = smoothedGoal(asMatrices, reading, "critical batch size", p, 12);
      expect(exact / criticalBatchSize(geometry)).toBeCloseTo(1, 10);
      expect(smooth / exact).toBeCloseTo(1, 2);
      // u(1) in units of 1/λ₁ of the objective.
      const unit = localGeometry(denseHessians(3, weights, matrices)).eigenvalues[0];
      const bound = smoothedGoal(asMatrices, reading, "convergence bound", p, 12).exact;
      expect(2 / bound / unit / rateOf(theorem17(geometry, 1))).toBeCloseTo(1, 10);
    }
  });
});

describe("optimal sampling weights", () => {
  test("are probabilities, and never worse than uniform weights or weights by norm", () => {
    fc.assert(
      fc.property(
        randomQuadratic,
        fc.constantFrom(...readings),
        fc.constantFrom(...goals),
        ({ dimension, weights: w, hessians }, reading, goal) => {
          const components = sampledComponents(denseHessians(dimension, Float64Array.from(w), hessians));
          const { weights: p, value, startValues } = optimalWeights(components, reading, goal);
          expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          for (const share of p) expect(share).toBeGreaterThanOrEqual((leastShare / p.length) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(Math.min(startValues.uniform, startValues.norms));
        },
      ),
      { seed: 1, numRuns: 25 },
    );
  });

  test.each(readings)("of two orthogonal components of rank one are equal, whatever their size: %s", (reading) => {
    // 1 + γ = min 1/pⱼ and tⱼ = λⱼ²(1/pⱼ − 1 − γ): at ½, ½ the objective is −1, and it rises to both sides.
    for (const size of [1, 0.01]) {
      const hessians = [Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 0, 0, size)];
      const components = sampledComponents(denseHessians(2, Float64Array.of(0.3, 0.7), hessians));
      const { weights: p, value } = optimalWeights(components, reading);
      expect(value).toBeCloseTo(-1, 12);
      expect(p[0]).toBeCloseTo(0.5, 12);
    }
  });

  test("in one dimension the paper's objective falls with pᵢ → 0, to the floor; the convergence bound has the norms' weights", () => {
    // γ = Σ wᵢ²qᵢ²/pᵢ / q̄² − 1 and t = 0. It is least, 0, at pᵢ ∝ wᵢqᵢ (Cauchy and Schwarz), and grows without bound.
    const hessians = [1, 2, 5].map((q) => Float64Array.of(q));
    const components = sampledComponents(denseHessians(1, uniform(3), hessians));
    expect(Math.min(...optimalWeights(components, "importance").weights)).toBeLessThan(2 * leastShare);
    const { weights: p, value } = optimalWeights(components, "importance", "convergence bound");
    expect(value).toBeCloseTo(1, 7);
    [1, 2, 5].forEach((q, i) => {
      expect(p[i]).toBeCloseTo(q / 8, 3);
    });
    expect([...normWeights(components)]).toEqual([1 / 8, 2 / 8, 5 / 8]);
    // A component's smoothness constant is that of wᵢfᵢ.
    const uneven = sampledComponents(denseHessians(1, Float64Array.of(0.25, 0.25, 0.5), hessians));
    expect([...normWeights(uneven)]).toEqual([1 / 13, 2 / 13, 10 / 13]);
  });

  test("repair uneven data: the critical batch size falls well below that of uniform weights", () => {
    // One long row among short ones.
    const long = rows.map((x, i) => x.map((entry) => (i === 2 ? 10 * entry : entry)));
    const components = sampledComponents(rowHessians(3, weights, Float64Array.from(long.flat())));
    const { value, startValues } = optimalWeights(components, "importance");
    expect(value).toBeLessThan(0.5 * startValues.uniform);
    expect(value).toBeLessThan(0.9 * startValues.norms);
  });

  test.each(readings)("are near a local minimum: no small change of them gains a thousandth: %s", (reading) => {
    const { weights: p, value } = optimalWeights(asRows, reading);
    const factor = fc.double({ min: 0.8, max: 1.25, noNaN: true });
    fc.assert(
      fc.property(fc.array(factor, { minLength: 5, maxLength: 5 }), (factors) => {
        const changed = p.map((share, i) => share * (factors[i] ?? 1));
        const sum = changed.reduce((total, share) => total + share, 0);
        const q = changed.map((share) => share / sum);
        const { exact } = smoothedGoal(asRows, reading, "critical batch size", q, 1);
        expect(exact).toBeGreaterThan(value - 1e-3 * Math.abs(value));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  const best = (components: SampledComponents, reading: Reading): number => optimalWeights(components, reading).value;

  test.each(readings)("do as well on rows as on their matrices, and on diagonals as on theirs: %s", (reading) => {
    expect(best(asRows, reading) / best(asMatrices, reading)).toBeCloseTo(1, 4);
    expect(best(asDiagonals, reading) / best(asDiagonalMatrices, reading)).toBeCloseTo(1, 4);
  });

  test.each(readings)("reach the same value after a rotation and a change of units: %s", (reading) => {
    const [c, s] = [0.6, 0.8];
    const turned = rows.map(([x = 0, y = 0, z = 0]) => [1e3 * (c * x - s * y), 1e3 * (s * x + c * y), 1e3 * z]);
    const other = sampledComponents(rowHessians(3, weights, Float64Array.from(turned.flat())));
    expect(best(other, reading) / best(asRows, reading)).toBeCloseTo(1, 4);
  });
});
