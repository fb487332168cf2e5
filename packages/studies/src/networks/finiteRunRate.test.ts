import { network } from "@sgd-basins/problems";
import { exp, fillNormals, log, stream } from "@sgd-basins/random";
import { simulateDepartures } from "@sgd-basins/simulator";
import { almostSureLimit, diagonalHessians, localTheory, lyapunov, rowHessians, thresholds } from "@sgd-basins/theory";
import { expect, test } from "vitest";
import { finiteRunRate, growthOf } from "./finiteRunRate.ts";
import { growthRates } from "./growthRates.ts";
import { halfLeavingRate } from "./halfLeavingRate.ts";

/** Estimates to about 1 %. */
const quick = { steps: 512 };

function drawn(length: number, name: string): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(3, "finite-run", name), out);
  return out;
}

test("gradient descent: (αλ₁ − 1)^T = F·√(d/r)", () => {
  const theory = localTheory(rowHessians(5, [0.5, 0.5], Float64Array.of(1, 1, 0, 0, 0, 0, 0, 2, 1, 0)));
  const { eigenvalues, rank, dimension } = theory.geometry;
  expect([rank, dimension]).toEqual([2, 5]);
  for (const [steps, factor] of [
    [10, 100],
    [2000, 100],
    [1, 1],
  ]) {
    const { learningRate, interval } = finiteRunRate(theory, "inf", { steps, factor });
    const growth = exp(log(factor * Math.sqrt(5 / 2)) / steps);
    expect(learningRate * eigenvalues[0]).toBeCloseTo(1 + growth, 10);
    expect(interval).toEqual([learningRate, learningRate]);
  }
});

test("one dimension, two components: ½ log|1 − α| + ½ log|1 − 3α| is the goal", () => {
  const theory = localTheory(diagonalHessians(1, [0.5, 0.5], Float64Array.of(1, 3)));
  const { learningRate } = finiteRunRate(theory, 1, { steps: 50, factor: 100 });
  expect((log(Math.abs(1 - learningRate)) + log(Math.abs(1 - 3 * learningRate))) / 2).toBeCloseTo(log(100) / 50, 10);
});

test("where λ is estimated it is the goal at the rate, within the interval", () => {
  const theory = localTheory(rowHessians(6, new Array<number>(9).fill(1 / 9), drawn(54, "rows")));
  const { learningRate, interval } = finiteRunRate(theory, 2, { steps: 100, factor: 100 }, quick);
  const [low, middle, high] = [interval[0], learningRate, interval[1]].map((rate) =>
    lyapunov(theory, 2, rate, { ...quick, seed: 5 }),
  );
  const goal = log(100) / 100;
  expect(Math.abs(middle.exponent - goal)).toBeLessThan(6 * middle.error);
  expect(low.exponent).toBeLessThan(goal + 4 * low.error);
  expect(high.exponent).toBeGreaterThan(goal - 4 * high.error);
  expect((interval[1] - interval[0]) / learningRate).toBeLessThan(0.05);
});

test("half of a small network's runs leave at the rate that the rule gives, within 5 %", () => {
  const shape = { inputs: 2, hidden: [6], outputs: 1 };
  const data = { count: 8, inputs: drawn(16, "inputs"), targets: new Float64Array(8) };
  const point = drawn(25, "point");
  const targets = new Float64Array(8);
  network(shape, data).residuals(point, targets);
  const problem = network(shape, { ...data, targets });
  const theory = localTheory(problem.hessiansAt(point));
  for (const [batchSize, runs] of [
    [1, 60],
    [4, 40],
    ["inf", 8],
  ] as const) {
    const run = { steps: 400, factor: 100 };
    const rule = finiteRunRate(theory, batchSize, run, quick);
    const count = (learningRate: number): number =>
      simulateDepartures({ problem, point, distance: 1e-5, batchSize, learningRate, ...run }, runs, 1, ["rule"]).filter(
        ({ left }) => left,
      ).length;
    const half = halfLeavingRate(count, runs, rule.learningRate);
    expect(half.learningRate / rule.learningRate).toBeGreaterThan(0.95);
    expect(half.learningRate / rule.learningRate).toBeLessThan(1.05);
  }
});

test("no growth is the almost-sure limit, whatever the vectors start from, and each goal is the same beside others", () => {
  const theory = localTheory(rowHessians(6, new Array<number>(9).fill(1 / 9), drawn(54, "rows")));
  const settings = { chains: 64, steps: 1024, vectorsFrom: "the largest curvature" } as const;
  const limit = almostSureLimit(theory, 2, thresholds(theory, 2).meanSquare, { budget: 5e6 });
  if (!limit.applies) throw new Error(limit.reason);
  const goal = growthOf(theory, { steps: 100, factor: 100 });
  const [none, grown] = growthRates(theory, 2, [0, goal], settings);
  expect(none.interval[0]).toBeLessThan(limit.interval[1]);
  expect(none.interval[1]).toBeGreaterThan(limit.interval[0]);
  const alone = finiteRunRate(theory, 2, { steps: 100, factor: 100 }, settings);
  expect(alone.learningRate / grown.learningRate).toBeCloseTo(1, 2);
  const any = finiteRunRate(theory, 2, { steps: 100, factor: 100 }, quick);
  expect(alone.interval[0]).toBeLessThan(any.interval[1]);
  expect(alone.interval[1]).toBeGreaterThan(any.interval[0]);
});

test("a run that cannot be is refused", () => {
  const theory = localTheory(diagonalHessians(1, [1], Float64Array.of(1)));
  expect(() => finiteRunRate(theory, 1, { steps: 0, factor: 2 })).toThrow("at least 1");
  expect(() => finiteRunRate(theory, 1, { steps: 3, factor: 0.5 })).toThrow("at least 1");
});
