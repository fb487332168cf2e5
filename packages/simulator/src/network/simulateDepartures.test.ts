import { createHash } from "node:crypto";
import { type Network, type NetworkShape, network } from "@sgd-basins/problems";
import { fillNormals, stream, uniformIndex } from "@sgd-basins/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { componentSampler } from "../componentSampler.ts";
import { type Departure, type DepartureSettings, pointBeside, simulateDeparture } from "../simulateDeparture.ts";
import { simulateDepartures } from "./simulateDepartures.ts";
import type { NetworkDepartureSettings } from "./stepNetworks.ts";

function drawn(length: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, "departures", ...meaning), out);
  return out;
}

/** A network that fits its data exactly at `point`, whose parameters have deviation `size`. */
function fitted(
  shape: NetworkShape,
  count: number,
  size: number,
  seed: number,
): { problem: Network; point: Float64Array } {
  const inputs = drawn(count * shape.inputs, "inputs", seed);
  const targets = new Float64Array(count * shape.outputs);
  const empty = network(shape, { count, inputs, targets });
  const point = drawn(empty.dimension, "point", seed).map((z) => size * z);
  const outputs = targets.slice();
  empty.residuals(point, outputs);
  return { problem: network(shape, { count, inputs, targets: outputs }), point };
}

function byDefinition(settings: DepartureSettings, runs: number, seed: number): Departure[] {
  const sample = componentSampler(settings.problem, settings.batchSize);
  return Array.from({ length: runs }, (_, run) => simulateDeparture(settings, sample, stream(seed, "runs", run)));
}

test("the kernels have the bits of the definition for any shape, batch size and rate, where runs leave, stay and overflow", () => {
  fc.assert(
    fc.property(
      fc.record({
        inputs: fc.integer({ min: 1, max: 4 }),
        hidden: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 }),
        outputs: fc.integer({ min: 1, max: 3 }),
      }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0.3, 1, 4),
      fc.oneof(fc.integer({ min: 1, max: 25 }), fc.constant("inf" as const)),
      fc.constantFrom(0.01, 0.1, 1, 1e3, 1e200),
      fc.constantFrom(1e-5, 1e-3, 1),
      fc.constantFrom(1.5, 100, 1e300),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(1000),
      (shape, count, size, batchSize, learningRate, distance, factor, runs, every, seed) => {
        const fit = fitted(shape, count, size, seed);
        const settings = { ...fit, learningRate, batchSize, distance, factor, steps: 30, every };
        expect(simulateDepartures(settings, runs, seed, ["runs"])).toEqual(byDefinition(settings, runs, seed));
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

const settings = {
  ...fitted({ inputs: 3, hidden: [5], outputs: 2 }, 8, 1, 7),
  distance: 1e-5,
  learningRate: 0.1,
  batchSize: 2,
  steps: 60,
  factor: 100,
} as const;

test("near the point runs obey the linear recursion of the components' Hessians", () => {
  const { problem, point } = settings;
  const d = problem.dimension;
  const jacobian = new Float64Array(8 * 2 * d);
  problem.jacobian(point, jacobian);
  for (const batchSize of [1, 3, 11, "inf"] as const) {
    const linear = { ...settings, distance: 1e-9, batchSize, learningRate: 0.05, steps: 5 };
    simulateDepartures(linear, 3, 1, ["linear"]).forEach(({ end }, run) => {
      const source = stream(1, "linear", run);
      const gap = pointBeside(new Float64Array(d), 1e-9, source);
      for (let step = 0; step < 5; step++) {
        const batch =
          batchSize === "inf"
            ? [0, 1, 2, 3, 4, 5, 6, 7]
            : Array.from({ length: batchSize }, () => uniformIndex(source, 8));
        const change = new Float64Array(d);
        for (const i of batch) {
          for (const row of [2 * i, 2 * i + 1]) {
            const gradient = jacobian.subarray(row * d, (row + 1) * d);
            const slope = gradient.reduce((sum, entry, j) => sum + entry * gap[j], 0);
            for (let j = 0; j < d; j++) change[j] += gradient[j] * slope;
          }
        }
        for (let j = 0; j < d; j++) gap[j] -= (0.05 / batch.length) * change[j];
      }
      // Rounding of parameters about 1 is 1e-7 of the gap, a few times a step.
      const error = Math.hypot(...gap.map((entry, j) => end[j] - point[j] - entry));
      expect(error / Math.hypot(...gap)).toBeLessThan(5e-6);
    });
  }
});

test("a run ends when it is F times as far as at its start, and not before", () => {
  const all = simulateDepartures({ ...settings, learningRate: 0.18, every: 1 }, 40, 3, ["leaving"]);
  expect(new Set(all.map(({ steps }) => steps)).size).toBeGreaterThan(4);
  expect(new Set(all.map(({ left }) => left)).size).toBe(2);
  for (const { left, steps, growth, growths } of all) {
    expect(growths).toHaveLength(steps + 1);
    expect(growths[steps]).toBe(growth);
    expect(growths.findIndex((entry) => entry >= 100)).toBe(left ? steps : -1);
    if (!left) expect(steps).toBe(60);
  }
});

test("run j is the same whatever runs beside it, and has its random numbers in common with other rates and distances", () => {
  const leaving = { ...settings, learningRate: 0.6 };
  const six = simulateDepartures(leaving, 6, 3, ["leaving"]);
  expect(simulateDepartures(leaving, 2, 3, ["leaving"])).toEqual(six.slice(0, 2));
  // In the linear regime a run's path scales with its first distance.
  const still = { ...settings, learningRate: 1e-3, steps: 20 };
  const near = simulateDepartures({ ...still, distance: 1e-7 }, 2, 3, ["common"]);
  simulateDepartures(still, 2, 3, ["common"]).forEach(({ growth }, run) => {
    expect(growth).toBeCloseTo(near[run].growth, 4);
  });
});

test("the same bits everywhere", () => {
  const hash = createHash("sha256");
  for (const batchSize of [1, 9, "inf"] as const) {
    const pinned = { ...settings, batchSize, every: 7 };
    for (const { end, growths } of simulateDepartures(pinned, 5, 11, ["pinned"])) {
      hash.update(new Uint8Array(end.buffer)).update(new Uint8Array(growths.buffer));
    }
  }
  expect(hash.digest("hex")).toBe("ef5e0ea101027b27866cf788a519d7476a08d06322655d05cfbf10c2138eecb0");
});

test("more draws than words made at a time, runs of no steps, no runs", () => {
  const many = { ...settings, steps: 3, batchSize: 3000, learningRate: 0.01 };
  for (const changed of [
    many,
    { ...many, batchSize: 7, steps: 200 },
    { ...many, batchSize: 1, steps: 0, every: 2 },
    { ...many, batchSize: 1, steps: 0 },
  ]) {
    expect(simulateDepartures(changed, 3, 1, ["runs"])).toEqual(byDefinition(changed, 3, 1));
  }
  expect(simulateDepartures(many, 0, 1, ["runs"])).toEqual([]);
});

test.each<[string, Partial<NetworkDepartureSettings>]>([
  ["SGD-k: distance and factor must be positive and finite, got 0 and 100", { distance: 0 }],
  ['SGD-k: the batch size must be an integer, at least 1, or "inf", got 1.5', { batchSize: 1.5 }],
  ["SGD-k: steps and batch sizes must be integers below 2^31, got 4294967296", { batchSize: 2 ** 32 }],
  ["SGD-k: steps and batch sizes must be integers below 2^31, got 0.5", { steps: 0.5 }],
  ["SGD-k: the point must have 32 coordinates, found 31", { point: settings.point.slice(1) }],
  ["SGD-k: every must be an integer, at least 1, got 0", { every: 0 }],
])("%s", (message, changes) => {
  expect(() => simulateDepartures({ ...settings, ...changes }, 2, 1, [])).toThrow(new RangeError(message));
});

test("a negative number of runs is refused", () => {
  expect(() => simulateDepartures(settings, -1, 1, [])).toThrow("runs must be an integer >= 0, got -1");
});
