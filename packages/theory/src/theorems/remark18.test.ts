import type { BatchSize } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equation18 } from "./equation18.ts";
import { weightedSum } from "./quadraticSumData.ts";
import { remark18 } from "./remark18.ts";
import {
  applied,
  batchSize,
  dispersedProblem,
  gammaShare,
  gapOf,
  geometryOf,
  homogeneousProblem,
  iterates,
  type RandomProblem,
  rateOf,
  runs,
} from "./testing.ts";
import { theorem17 } from "./theorem17.ts";

describe("Remark 18", () => {
  test("under a fixed rate below u(k) the exact gap stays below factor^j for ten steps", () => {
    fc.assert(
      fc.property(
        homogeneousProblem,
        gammaShare,
        batchSize,
        fc.constantFrom(0.1, 0.5, 0.99),
        (problem, share, k, part) => {
          const geometry = geometryOf(problem, share);
          const rate = part * rateOf(theorem17(geometry, k));
          const { factor } = applied(remark18(geometry, k, rate));
          expect(factor).toBeLessThan(1);
          for (const v of iterates(problem).slice(0, 3)) {
            const first = gapOf(problem, v);
            let bound = 1;
            for (const gap of gapsAfter(problem, v, k, rate, 10)) {
              bound *= factor;
              expect(gap).toBeLessThanOrEqual(first * (bound + 1e-9));
            }
          }
        },
      ),
      runs(200),
    );
  });

  test("rates whose sum diverges take the bound to zero; rates whose sum is finite leave the gap positive", () => {
    const problem = dispersedProblem([2], [3], [0]);
    const geometry = geometryOf(problem, 1);
    const start = 0.5 * rateOf(theorem17(geometry, 1));
    // In one dimension the product is the gap itself: Π(1 − 2αⱼλ + αⱼ²b).
    const decay = (rate: (j: number) => number, steps: number): number => {
      let product = 1;
      for (let j = 1; j <= steps; j++) product *= applied(equation18(geometry, 1, rate(j))).multiplier;
      return product;
    };
    const harmonic = (j: number): number => start / j;
    const summable = (j: number): number => start / j / j;
    // A tenfold number of steps divides it by 10^(2λ·start) = 14, as long as one looks.
    for (const steps of [200, 2000]) {
      expect(decay(harmonic, steps) / decay(harmonic, 10 * steps)).toBeGreaterThan(13);
    }
    expect(decay(summable, 20_000) / decay(summable, 2000)).toBeGreaterThan(0.999);
    expect(decay(summable, 20_000)).toBeGreaterThan(0.2);
  });

  test("does not apply at 0, at u(k) and beyond", () => {
    const geometry = geometryOf(dispersedProblem([2, 1], [3, 3], [0, 0]), 0);
    const edge = rateOf(theorem17(geometry, 2));
    for (const rate of [-0.1, 0, edge, 2 * edge]) {
      expect(remark18(geometry, 2, rate)).toMatchObject({
        applies: false,
        reason: expect.stringContaining(String(edge)),
      });
    }
  });
});

/** tr(Q̄Σⱼ) after 1, …, `steps` steps, by the exact recursion of Σ = E[(θ − β*)(θ − β*)'] from Σ₀ = vv'. */
function gapsAfter(problem: RandomProblem, v: Float64Array, k: BatchSize, rate: number, steps: number): number[] {
  const { dimension: d, weights, hessians } = problem;
  const mean = weightedSum(weights, hessians, d * d);
  const times = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((_, e) => {
      let sum = 0;
      for (let c = 0; c < d; c++) sum += a[Math.floor(e / d) * d + c] * b[c * d + (e % d)];
      return sum;
    });
  const shifted = (q: Float64Array): Float64Array => q.map((x, e) => (e % (d + 1) === 0 ? 1 : 0) - rate * x);
  const inverse = k === "inf" ? 0 : 1 / k;
  let second = Float64Array.from({ length: d * d }, (_, e) => v[Math.floor(e / d)] * v[e % d]);
  return Array.from({ length: steps }, () => {
    // (1/k) Σ pᵢ (I − αQᵢ)Σ(I − αQᵢ) + (1 − 1/k)(I − αQ̄)Σ(I − αQ̄)
    const next = new Float64Array(d * d);
    const add = (weight: number, q: Float64Array): void => {
      const step = shifted(q);
      times(times(step, second), step).forEach((x, e) => {
        next[e] += weight * x;
      });
    };
    hessians.forEach((q, i) => {
      add(inverse * weights[i], q);
    });
    add(1 - inverse, mean);
    second = next;
    return mean.reduce((sum, x, e) => sum + x * second[e], 0);
  });
}
