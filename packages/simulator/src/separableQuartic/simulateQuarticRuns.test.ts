import {
  type Problem,
  type SeparableQuartic,
  type StyblinskiTangTerm,
  styblinskiTangModel,
  styblinskiTangSum,
} from "@sgd-basins/problems";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunSettings } from "../simulateRun.ts";
import { simulateRuns } from "../simulateRuns.ts";

/** The runs by the definition: without the property there is no kernel. */
function runByDefinition(settings: RunSettings, runs: number, seed: number, meaning: string[]) {
  const { separableQuartic: _, ...problem } = settings.problem;
  return simulateRuns({ ...settings, problem }, runs, seed, meaning);
}

/** Two minima a coordinate, near ±2.9 and mostly inside the box. */
const coefficients = {
  c1: fc.double({ min: 5, max: 15, noNaN: true }),
  c2: fc.double({ min: -200, max: -100, noNaN: true }),
  c3: fc.double({ min: -60, max: 60, noNaN: true }),
};

const sum: fc.Arbitrary<Problem> = fc
  .tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .chain(([dimension, components, equal]) => {
    const weight = equal ? fc.constant(1) : fc.double({ min: 0.01, max: 1, noNaN: true });
    const component = fc.nat(components - 1);
    const everywhere = Array.from({ length: dimension }, (_, coordinate) =>
      fc.record({ component, coordinate: fc.constant(coordinate), ...coefficients }),
    );
    // More terms anywhere: several of a component, also on one coordinate; other components have none.
    const more = fc.array(fc.record({ component, coordinate: fc.nat(dimension - 1), ...coefficients }), {
      maxLength: 20,
    });
    return fc
      .tuple(fc.array(weight, { minLength: components, maxLength: components }), fc.tuple(...everywhere), more)
      .map(([weights, first, others]) => {
        const terms: StyblinskiTangTerm[] = [...first, ...others].sort((a, b) => a.component - b.component);
        const total = weights.reduce((a, b) => a + b);
        return styblinskiTangSum(
          dimension,
          Float64Array.from(weights, (w) => w / total),
          terms,
        );
      });
  })
  .filter((problem) => problem !== null);

/** Its own box, none, one that starts lie outside of, one that squares overflow in, and one with a minimizer on its edge. */
const boxes: readonly ((problem: Problem) => Problem["box"])[] = [
  ({ box }) => box,
  () => null,
  ({ dimension }) => ({ lower: new Float64Array(dimension).fill(-1), upper: new Float64Array(dimension).fill(4) }),
  ({ dimension }) => ({
    lower: new Float64Array(dimension).fill(-1e200),
    upper: new Float64Array(dimension).fill(1e180),
  }),
  ({ dimension, minimizers }) => ({ lower: new Float64Array(dimension).fill(-5), upper: minimizers[0].point }),
];

const cell = fc.record({
  problem: sum,
  box: fc.constantFrom(...boxes),
  start: fc.nat(1),
  radius: fc.constantFrom(0, 0.1, 1, 10, 1e160),
  learningRate: fc.oneof(
    fc.double({ min: -6, max: 2, noNaN: true }).map((exponent) => 10 ** exponent),
    fc.constantFrom(0, -1e-3, 1e100, 1e200, 1e308),
  ),
  batchSize: fc.constantFrom(1, 2, 7, 64, 65, 200, "inf" as const),
  steps: fc.nat(25),
  runs: fc.nat(9),
  seed: fc.nat(),
});

describe("the kernels of separable quartics", () => {
  test("give the runs of the definition, bit for bit", () => {
    fc.assert(
      fc.property(cell, ({ problem: sum, box, start, runs, seed, ...rest }) => {
        const problem = { ...sum, box: box(sum) };
        const settings = { ...rest, problem, start: problem.minimizers[start] };
        expect(simulateRuns(settings, runs, seed, ["cell"])).toEqual(runByDefinition(settings, runs, seed, ["cell"]));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each([1, 2, 3] as const)("give the runs of Model %d", (model) => {
    const problem = styblinskiTangModel(1, 0, model);
    for (const batchSize of [1, 200, "inf"] as const) {
      // Below the bounds, about them, and so far above that every run ends on the boundary.
      for (const learningRate of [1e-4, 3e-3, 1]) {
        for (const start of problem.minimizers) {
          const settings = { problem, start, radius: 0.1, learningRate, batchSize, steps: 20 };
          expect(simulateRuns(settings, 5, 1, ["model"])).toEqual(runByDefinition(settings, 5, 1, ["model"]));
        }
      }
    }
  });

  test("reject the words that the definition rejects", () => {
    // 2^32 mod N is 245,761: of the 480,000 draws about 27 reject a word.
    const components = 262_145;
    for (const equal of [true, false]) {
      const weights = Float64Array.from({ length: components }, (_, i) => (equal || i % 2 === 0 ? 1 : 3));
      const total = weights.reduce((a, b) => a + b);
      const terms = Array.from(weights, (_, component) => ({
        component,
        coordinate: 0,
        c1: 1,
        c2: -16,
        c3: component % 7,
      }));
      const problem = styblinskiTangSum(
        1,
        weights.map((weight) => weight / total),
        terms,
      ) as Problem;
      const settings = {
        problem,
        start: problem.minimizers[0],
        radius: 1,
        learningRate: 0.1,
        batchSize: 4000,
        steps: 20,
      };
      expect(simulateRuns(settings, 6, 1, ["reject"])).toEqual(runByDefinition(settings, 6, 1, ["reject"]));
    }
  });

  test("are used, and keep runs of several calls apart", () => {
    const problem = styblinskiTangModel(1, 0, 1);
    const settings = { problem, start: problem.minimizers[1], radius: 0.1, learningRate: 1e-3, batchSize: 3, steps: 9 };
    const runs = simulateRuns(settings, 6, 1, ["once"]);
    expect(new Set(runs.flatMap(({ distances }) => distances.map(({ buffer }) => buffer))).size).toBe(1);
    const kept = structuredClone(runs);
    // Another problem and more steps in between take the same memory, which has to grow.
    const other = styblinskiTangModel(1, 0, 3);
    simulateRuns({ ...settings, problem: other, start: other.minimizers[0], steps: 20_000 }, 1, 2, ["between"]);
    expect(runs).toEqual(kept);
    expect(simulateRuns(settings, 6, 1, ["once"])).toEqual(kept);
  });

  test("leave a problem with other than two minimizers to the definition", () => {
    const full = styblinskiTangModel(1, 0, 1);
    const problem = { ...full, minimizers: full.minimizers.slice(0, 1) };
    const settings = { problem, start: problem.minimizers[0], radius: 0.1, learningRate: 1e-3, batchSize: 3, steps: 9 };
    expect(simulateRuns(settings, 6, 1, ["one"])).toEqual(runByDefinition(settings, 6, 1, ["one"]));
  });
});

describe("numbers that are no separable quartic are refused:", () => {
  const full = styblinskiTangModel(1, 0, 1);
  const quartic = full.separableQuartic as SeparableQuartic;
  const change = (array: Int32Array, i: number, value: number): Int32Array => array.with(i, value);
  test.each<[string, Partial<SeparableQuartic>, Partial<Problem>]>([
    ["200 components have 199 weights", {}, { weights: full.weights.slice(1) }],
    ["first must have 201 entries, has 200", { first: quartic.first.slice(0, -1) }, {}],
    ["first must start at 0 and end at the number of terms", { first: change(quartic.first, 200, 199) }, {}],
    ["first must start at 0 and end at the number of terms", { first: change(quartic.first, 0, 1) }, {}],
    ["first descends at component 7", { first: change(quartic.first, 7, 9) }, {}],
    ["term 3 acts on coordinate 10 of 10", { coordinate: change(quartic.coordinate, 3, 10) }, {}],
    ["term 3 acts on coordinate -1 of 10", { coordinate: change(quartic.coordinate, 3, -1) }, {}],
    ["every term needs c1, c2 and c3", { c2: quartic.c2.slice(1) }, {}],
    [
      "every one of 10 coordinates needs mean1, mean2, mean3 and a barrier",
      { barriers: quartic.barriers.slice(1) },
      {},
    ],
  ])("%s", (rule, parts, changes) => {
    const problem = { ...full, ...changes, separableQuartic: { ...quartic, ...parts } };
    const settings = { problem, start: problem.minimizers[0], radius: 0.1, learningRate: 1e-3, batchSize: 1, steps: 2 };
    expect(() => simulateRuns(settings, 1, 1, [])).toThrow(new RangeError(`separableQuartic: ${rule}`));
  });
});
