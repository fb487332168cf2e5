import { createHash } from "node:crypto";
import { type Network, network } from "@sgd-basins/problems";
import { fillNormals, type Stream, stream, uniformIndex } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DepartureSettings, simulateDeparture } from "./simulateDeparture.ts";
import { type ManyDepartures, simulateDepartures } from "./simulateDepartures.ts";

function drawn(length: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, "departures", ...meaning), out);
  return out;
}

/** A network that fits its data exactly at `minimizer`, whose parameters have deviation `size`. */
function fitted(
  { inputs, hidden, outputs }: { inputs: number; hidden: number[]; outputs: number },
  count: number,
  size: number,
  seed: number,
): { network: Network; minimizer: Float64Array } {
  const shape = { inputs, hidden, outputs };
  const points = drawn(count * inputs, "inputs", seed);
  const empty = network(shape, { count, inputs: points, targets: new Float64Array(count * outputs) });
  const minimizer = drawn(empty.dimension, "minimizer", seed).map((z) => size * z);
  const targets = new Float64Array(count * outputs);
  empty.residuals(minimizer, targets);
  return { network: network(shape, { count, inputs: points, targets }), minimizer };
}

/** What the definition makes of the runs, in the form of the kernels' result. */
function byDefinition(settings: DepartureSettings, runs: number, every: number, seed: number) {
  return Array.from({ length: runs }, (_, run) => {
    const distances: number[] = [];
    const departure = simulateDeparture(
      settings,
      stream(seed, "runs", "direction", run),
      stream(seed, "runs", "batches", run),
      (step, distance) => {
        if (step % every === 0) distances.push(distance);
      },
    );
    return { ...departure, distances: Float64Array.from(distances) };
  });
}

const anyBatch = fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant("inf" as const));

describe("the kernels have the bits of the definition", () => {
  test("for any shape, batch size, rate and number of runs, with runs that leave, stay and overflow", () => {
    fc.assert(
      fc.property(
        fc.record({
          inputs: fc.integer({ min: 1, max: 4 }),
          hidden: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 }),
          outputs: fc.integer({ min: 1, max: 3 }),
        }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0.3, 1, 4),
        anyBatch,
        fc.constantFrom(0.01, 0.1, 1, 1e3, 1e200),
        fc.constantFrom(1e-5, 1e-3, 1),
        fc.constantFrom(1.5, 100, Number.POSITIVE_INFINITY),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(1000),
        (shape, count, size, batchSize, learningRate, radius, factor, runs, every, seed) => {
          const settings = { ...fitted(shape, count, size, seed), learningRate, batchSize, radius, factor, steps: 30 };
          const found = simulateDepartures({ ...settings, runs, every }, seed, ["runs"]);
          expect(found).toEqual(byDefinition(settings, runs, every, seed));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

const small = fitted({ inputs: 3, hidden: [5], outputs: 2 }, 8, 1, 7);
const settings = { ...small, radius: 1e-5, learningRate: 0.1, batchSize: 2, steps: 60, factor: 100 } as const;

test("far within the linear regime runs obey the linear recursion of the components' Hessians", () => {
  const { network: problem, minimizer } = small;
  const d = problem.dimension;
  const jacobian = new Float64Array(8 * 2 * d);
  problem.jacobian(minimizer, jacobian);
  for (const batchSize of [1, 3, 11, "inf"] as const) {
    const linear = { ...settings, radius: 1e-9, batchSize, learningRate: 0.05, steps: 5 };
    simulateDepartures({ ...linear, runs: 3 }, 1, ["linear"]).forEach(({ end }, run) => {
      const gap = directionOf(d, stream(1, "linear", "direction", run)).map((z) => 1e-9 * z);
      const batches = stream(1, "linear", "batches", run);
      for (let step = 0; step < 5; step++) {
        const drawnRows =
          batchSize === "inf"
            ? [0, 1, 2, 3, 4, 5, 6, 7]
            : Array.from({ length: batchSize }, () => uniformIndex(batches, 8));
        const change = new Float64Array(d);
        for (const i of drawnRows) {
          for (let row = 2 * i; row < 2 * i + 2; row++) {
            const gradient = jacobian.subarray(row * d, (row + 1) * d);
            const slope = gradient.reduce((sum, entry, j) => sum + entry * gap[j], 0);
            for (let j = 0; j < d; j++) change[j] += gradient[j] * slope;
          }
        }
        for (let j = 0; j < d; j++) gap[j] -= (0.05 / drawnRows.length) * change[j];
      }
      // Rounding of parameters about 1 is 1e-7 of the gap, a few times a step.
      const error = Math.hypot(...gap.map((entry, j) => end[j] - minimizer[j] - entry));
      expect(error / Math.hypot(...gap)).toBeLessThan(5e-6);
    });
  }
});

function directionOf(d: number, source: Stream): Float64Array {
  const normals = new Float64Array(d);
  fillNormals(source, normals);
  const norm = Math.hypot(...normals);
  return normals.map((z) => z / norm);
}

test("a run ends when it is more than F times as far as at its start, and not before", () => {
  const all = simulateDepartures({ ...settings, learningRate: 0.6, runs: 40, every: 1 }, 3, ["leaving"]);
  expect(new Set(all.map(({ leftAt }) => leftAt)).size).toBeGreaterThan(4);
  for (const { leftAt, made, distance, distances } of all) {
    expect(distances).toHaveLength(made + 1);
    expect(distances[made]).toBe(distance);
    expect(made).toBe(leftAt ?? 60);
    expect(distances.findIndex((entry) => entry > 100 * distances[0])).toBe(leftAt ?? -1);
    expect(distances[0] / 1e-5).toBeCloseTo(1, 9);
  }
});

test("runs that overflow have left, whatever the factor", () => {
  for (const run of simulateDepartures(
    { ...settings, learningRate: 1e300, factor: Number.POSITIVE_INFINITY, runs: 5 },
    3,
    ["overflow"],
  )) {
    expect(run.leftAt).toBe(run.made);
    expect(run.distance).toBe(Number.POSITIVE_INFINITY);
  }
});

test("run j is the same whatever runs beside it, and has its direction and batches in common with other rates and radii", () => {
  const six = simulateDepartures({ ...settings, learningRate: 0.6, runs: 6 }, 3, ["leaving"]);
  expect(simulateDepartures({ ...settings, learningRate: 0.6, runs: 2 }, 3, ["leaving"])).toEqual(six.slice(0, 2));
  // In the linear regime a run's path scales with its radius.
  const still = { ...settings, learningRate: 1e-3, steps: 20, runs: 2 };
  const near = simulateDepartures({ ...still, radius: 1e-7 }, 3, ["common"]);
  simulateDepartures(still, 3, ["common"]).forEach(({ distance }, run) => {
    expect(distance / near[run].distance / 100).toBeCloseTo(1, 4);
  });
});

test("the same bits everywhere", () => {
  const hash = createHash("sha256");
  for (const batchSize of [1, 9, "inf"] as const) {
    for (const { end, distances } of simulateDepartures({ ...settings, batchSize, every: 7, runs: 5 }, 11, [
      "pinned",
    ])) {
      hash.update(new Uint8Array(end.buffer)).update(new Uint8Array(distances.buffer));
    }
  }
  expect(hash.digest("hex")).toBe("cbcfc83590e6ff840afc2b57ef6e6301cae07425f476f5fb64b5fe3f585f0bf1");
});

test.each<[string, Partial<ManyDepartures>]>([
  ["it must have 32 finite coordinates", { minimizer: small.minimizer.slice(1) }],
  ["it must have 32 finite coordinates", { minimizer: small.minimizer.map(() => Number.NaN) }],
  ["radius must be positive and finite, got 0", { radius: 0 }],
  ["the learning rate must be finite, got Infinity", { learningRate: Number.POSITIVE_INFINITY }],
  ['the batch size must be a positive integer or "inf", got 1.5', { batchSize: 1.5 }],
  ["steps must be a positive integer, got 0", { steps: 0 }],
  ["the factor must be at least 1, got NaN", { factor: Number.NaN }],
  ["runs must be a positive integer, got 0", { runs: 0 }],
  ["every must be a positive integer, got 0", { every: 0 }],
])("%s", (rule, changes) => {
  expect(() => simulateDepartures({ ...settings, runs: 2, ...changes }, 1, [])).toThrow(
    new RangeError(`runs from a network's minimizer: ${rule}`),
  );
});
