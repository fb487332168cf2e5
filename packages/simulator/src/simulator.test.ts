import {
  minimizerNamed,
  type Problem,
  quadraticSum,
  styblinskiTangModel,
  styblinskiTangSum,
} from "@sgd-basins/problems";
import { stream, weightedIndexSampler } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { componentSampler } from "./componentSampler.ts";
import { distanceBetween } from "./distanceBetween.ts";
import { endOf } from "./outcome.ts";
import { sgdStep } from "./sgdStep.ts";
import { type RunSettings, simulateRun } from "./simulateRun.ts";
import { simulateRuns } from "./simulateRuns.ts";

/** One dimension: curvatures 1 and 3 with probability ¼ and ¾, both minimal at 2. */
const line = quadraticSum({
  dimension: 1,
  weights: Float64Array.of(0.25, 0.75),
  hessians: [Float64Array.of(1), Float64Array.of(3)],
  linearTerms: [Float64Array.of(-2), Float64Array.of(-6)],
});
const settings: RunSettings = {
  problem: line,
  start: line.minimizers[0],
  radius: 1,
  learningRate: 0.1,
  batchSize: 1,
  steps: 20,
};

function stepOnce(batchSize: number | "inf", from: number, meaning: number): number {
  const x = Float64Array.of(from);
  sgdStep(line, x, 0.1, batchSize, weightedIndexSampler(line.weights), stream(1, "step", meaning), new Float64Array(1));
  return x[0];
}

describe("one step of SGD-k", () => {
  test("for k = ∞ is gradient descent: θ − 2 shrinks by 1 − αQ̄", () => {
    expect(stepOnce("inf", 5, 0)).toBeCloseTo(2 + 3 * (1 - 0.1 * 2.5), 14);
  });

  test("for k = 1 follows one component, each with its probability", () => {
    const draws = 20_000;
    let sharp = 0;
    for (let draw = 0; draw < draws; draw++) {
      const next = stepOnce(1, 5, draw);
      const isSharp = Math.abs(next - (2 + 3 * 0.7)) < 1e-12;
      expect(isSharp || Math.abs(next - (2 + 3 * 0.9)) < 1e-12).toBe(true);
      if (isSharp) sharp++;
    }
    // Five standard errors of a proportion.
    expect(Math.abs(sharp / draws - 0.75)).toBeLessThan(5 * Math.sqrt((0.75 * 0.25) / draws));
  });

  test("has the mean of gradient descent and a variance that falls like 1/k", () => {
    const draws = 20_000;
    for (const k of [1, 4, 16]) {
      let mean = 0;
      let square = 0;
      for (let draw = 0; draw < draws; draw++) {
        const deviation = stepOnce(k, 5, draw) - (2 + 3 * 0.75);
        mean += deviation / draws;
        square += (deviation * deviation) / draws;
      }
      // One draw's curvature has the variance ¼·¾·2² = 0.75; the step multiplies it by (0.1 · 3)².
      const variance = (0.09 * 0.75) / k;
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
      expect(Math.abs(square / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / draws) + 0.02);
    }
  });
});

describe("without replacement", () => {
  const curvatures = [1, 3, 4, 8];
  const four = quadraticSum({
    dimension: 1,
    weights: new Float64Array(4).fill(0.25),
    hessians: curvatures.map((q) => Float64Array.of(q)),
    linearTerms: curvatures.map((q) => Float64Array.of(-2 * q)),
  });
  const drawn: RunSettings = {
    ...settings,
    problem: four,
    start: four.minimizers[0],
    sampling: "without-replacement",
  };

  test("one step has the mean of gradient descent and the variance p = (N − k)/[k(N − 1)] of one draw's", () => {
    const draws = 20_000;
    const variance = curvatures.reduce((sum, q) => sum + (q - 4) * (q - 4), 0) / 4;
    for (const k of [1, 2, 3]) {
      const sample = componentSampler(four, k, "without-replacement");
      const source = stream(1, "distinct step", k);
      let mean = 0;
      let square = 0;
      for (let draw = 0; draw < draws; draw++) {
        const x = Float64Array.of(5);
        sgdStep(four, x, 0.1, k, sample, source, new Float64Array(1));
        const deviation = x[0] - (2 + 3 * 0.6);
        mean += deviation / draws;
        square += (deviation * deviation) / draws;
      }
      const expected = (0.09 * variance * (4 - k)) / (k * 3);
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(expected / draws));
      expect(Math.abs(square / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / draws) + 0.02);
    }
  });

  test("all components are gradient descent, but for the order of the sum", () => {
    const all = simulateRuns({ ...drawn, batchSize: 4 }, 20, 7, ["all"]);
    const whole = simulateRuns({ ...drawn, batchSize: "inf" }, 20, 7, ["all"]);
    all.forEach((run, j) => {
      run.distances[0].forEach((distance, step) => {
        expect(Math.abs(distance - whole[j].distances[0][step])).toBeLessThan(1e-15 * (1 + step));
      });
    });
  });

  test("one component, and gradient descent, are what they are with replacement", () => {
    for (const batchSize of [1, "inf"] as const) {
      const { sampling: _, ...plain } = drawn;
      expect(simulateRuns({ ...drawn, batchSize }, 5, 7, ["one"])).toEqual(
        simulateRuns({ ...plain, batchSize }, 5, 7, ["one"]),
      );
    }
  });

  test("runs do not depend on those before them, nor on which problem has kernels", () => {
    const two = { ...drawn, batchSize: 2 };
    const many = simulateRuns(two, 6, 7, ["cell"]);
    const sample = componentSampler(four, 2, "without-replacement");
    expect(simulateRun(two, sample, stream(7, "cell", 5))).toEqual(many[5]);
    expect(many).not.toEqual(simulateRuns({ ...two, sampling: "with-replacement" }, 6, 7, ["cell"]));

    const terms = curvatures.flatMap((q, component) =>
      [0, 1].map((coordinate) => ({ component, coordinate, c1: 8 + q, c2: -160 - q * coordinate, c3: q })),
    );
    const quartic = styblinskiTangSum(2, four.weights, terms);
    if (quartic === null) throw new Error("a coordinate does not have two minima inside the box");
    const start = minimizerNamed(quartic, "flat");
    const { separableQuartic: _, ...plain } = quartic;
    const of = (problem: Problem): RunSettings => ({ ...two, problem, start, learningRate: 1e-3 });
    expect(simulateRuns(of(quartic), 3, 7, ["cell"])).toEqual(simulateRuns(of(plain), 3, 7, ["cell"]));
  });

  test("more than there are, and weights that differ, are refused", () => {
    expect(() => simulateRuns({ ...drawn, batchSize: 5 }, 1, 1, [])).toThrow(
      new RangeError("SGD-k: without replacement the batch size must be at most the number of components, 4, got 5"),
    );
    expect(() => componentSampler(four, 5, "without-replacement")).toThrow(/at most the number of components, 4/);
    expect(() => simulateRuns({ ...settings, sampling: "without-replacement" }, 1, 1, [])).toThrow(
      new RangeError("SGD-k: components that are drawn without replacement must have equal weights"),
    );
  });
});

describe("runs", () => {
  test("do not depend on how many there are", () => {
    const few = simulateRuns(settings, 3, 7, ["cell"]);
    const many = simulateRuns(settings, 9, 7, ["cell"]);
    expect(many.slice(0, 3)).toEqual(few);
    expect(simulateRuns(settings, 3, 8, ["cell"])).not.toEqual(few);
    expect(simulateRuns(settings, 3, 7, ["other"])).not.toEqual(few);
  });

  test("start inside the ball and record every iterate", () => {
    for (const run of simulateRuns({ ...settings, radius: 0.25 }, 50, 1, ["start"])) {
      expect(run.distances[0]).toHaveLength(21);
      expect(run.distances[0][0]).toBeLessThanOrEqual(0.25);
    }
  });

  test("start about another point if one is named, by kernels or not", () => {
    const from = Float64Array.of(7);
    for (const run of simulateRuns({ ...settings, from, radius: 0.25 }, 20, 1, ["from"])) {
      expect(Math.abs(run.distances[0][0] - 5)).toBeLessThanOrEqual(0.25);
    }
    const quartic = styblinskiTangModel(1, 0, 1);
    const zero = new Float64Array(quartic.dimension);
    const drawn = { ...settings, problem: quartic, start: quartic.minimizers[0], from: zero, radius: 0 };
    const [run] = simulateRuns(drawn, 1, 1, ["from"]);
    expect(run.distances[0][0]).toBe(distanceBetween(zero, quartic.minimizers[0].point));
  });

  test("show every iterate to who asks, and are the same runs", () => {
    const seen: number[] = [];
    const sample = weightedIndexSampler(line.weights);
    const run = simulateRun(settings, sample, stream(7, "cell", 0), (_, x) => seen.push(Math.abs(x[0] - 2)));
    expect(seen).toEqual(Array.from(run.distances[0]));
    expect(run).toEqual(simulateRuns(settings, 1, 7, ["cell"])[0]);
  });

  test("converge below the limit of stability and diverge above it", () => {
    // With k = ∞ the limit is 2/Q̄ = 0.8.
    const outcome = (learningRate: number): boolean[] =>
      simulateRuns({ ...settings, batchSize: "inf", learningRate }, 20, 1, ["limit"]).map(({ diverged }) => diverged);
    expect(outcome(0.79)).not.toContain(true);
    expect(outcome(0.81)).not.toContain(false);
  });

  test("that leave the range of doubles are infinitely far away and stay there", () => {
    const [run] = simulateRuns({ ...settings, batchSize: "inf", learningRate: 1e200 }, 1, 1, ["overflow"]);
    expect(run.diverged).toBe(true);
    expect(Array.from(run.distances[0].slice(4)).every((distance) => distance === Number.POSITIVE_INFINITY)).toBe(true);
  });
});

describe("settings that mean nothing are refused:", () => {
  test.each<[string, Partial<RunSettings>]>([
    ["the start must be one of the problem's minimizers", { start: { ...line.minimizers[0] } }],
    ["radius must be finite and at least 0, got -1", { radius: -1 }],
    ["radius must be finite and at least 0, got Infinity", { radius: Number.POSITIVE_INFINITY }],
    ["the centre of the starts must be 1 finite numbers", { from: Float64Array.of(1, 2) }],
    ["the learning rate must be finite, got NaN", { learningRate: Number.NaN }],
    ["the learning rate must be finite, got Infinity", { learningRate: Number.POSITIVE_INFINITY }],
    ['the batch size must be an integer, at least 1, or "inf", got 0', { batchSize: 0 }],
    ['the batch size must be an integer, at least 1, or "inf", got 1.5', { batchSize: 1.5 }],
    ["steps must be an integer, at least 0, got -1", { steps: -1 }],
    ["steps must be an integer, at least 0, got 0.5", { steps: 0.5 }],
  ])("%s", (rule, changes) => {
    const error = new RangeError(`SGD-k: ${rule}`);
    const sample = weightedIndexSampler(line.weights);
    expect(() => simulateRun({ ...settings, ...changes }, sample, stream(1))).toThrow(error);
    expect(() => simulateRuns({ ...settings, ...changes }, 0, 1, [])).toThrow(error);
  });

  test.each([-1, 0.5, Number.NaN])("%d runs", (runs) => {
    expect(() => simulateRuns(settings, runs, 1, [])).toThrow(`runs must be an integer >= 0, got ${runs}`);
  });
});

describe("projection and outcomes", () => {
  const boxed: Problem = {
    ...line,
    box: { lower: Float64Array.of(0), upper: Float64Array.of(4) },
    minimizers: [
      { name: "low", point: Float64Array.of(1), inBasin: (x) => x[0] < 2 },
      { name: "high", point: Float64Array.of(3), inBasin: (x) => x[0] > 2 },
    ],
  };

  test("iterates never leave the box, and land on its boundary exactly", () => {
    const [run] = simulateRuns({ ...settings, problem: boxed, start: boxed.minimizers[0], learningRate: 50 }, 1, 1, [
      "box",
    ]);
    expect(run).toMatchObject({ end: "corner", boundaryShare: 1, everLeft: true });
    expect([1, 3]).toContain(run.distances[0][20]);
  });

  test.each([
    [0, "corner"],
    [0.5, "start basin"],
    [3.9, "other basin"],
    [2, "elsewhere"],
  ] as const)("a run that ends at %d ends in: %s", (x, end) => {
    expect(endOf(boxed, boxed.minimizers[0], Float64Array.of(x))).toBe(end);
  });
});
