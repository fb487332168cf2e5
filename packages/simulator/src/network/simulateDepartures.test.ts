import { type Network, type NetworkShape, network } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { componentSampler } from "../componentSampler.ts";
import { type Departure, simulateDeparture } from "../simulateDeparture.ts";
import type { NetworkDepartureSettings } from "./placePair.ts";
import { simulateDepartures } from "./simulateDepartures.ts";

const meaning = ["departures-test"];

function drawn(length: number, name: string): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, ...meaning, name), out);
  return out;
}

/** Data that the network fits at `point`, and that point. */
function fitted(shape: NetworkShape, count: number): { problem: Network; point: Float64Array } {
  const inputs = drawn(count * shape.inputs, "inputs");
  const targets = new Float64Array(count * shape.outputs);
  const draft = network(shape, { count, inputs, targets });
  const point = drawn(draft.dimension, "point");
  draft.residuals(point, targets);
  return { problem: network(shape, { count, inputs, targets }), point };
}

function byDefinition(settings: NetworkDepartureSettings, runs: number, seed: number): Departure[] {
  const sample = componentSampler(settings.problem, settings.batchSize);
  return Array.from({ length: runs }, (_, run) => simulateDeparture(settings, sample, stream(seed, ...meaning, run)));
}

const shapes: readonly NetworkShape[] = [
  { inputs: 1, hidden: [1], outputs: 1 },
  { inputs: 3, hidden: [5], outputs: 1 },
  { inputs: 2, hidden: [4], outputs: 3 },
  { inputs: 4, hidden: [3, 6], outputs: 2 },
];

describe.each(shapes)("inputs $inputs, hidden layers $hidden, outputs $outputs", (shape) => {
  const { problem, point } = fitted(shape, 7);
  test.each<BatchSize>([1, 2, 5, "inf"])("the kernel has the bits of the definition, k = %s", (batchSize) => {
    const settings = { problem, point, distance: 1e-3, factor: 30, batchSize, steps: 90 };
    const all = [0.01, 0.1, 0.3, 1, 30].flatMap((learningRate) => {
      const found = simulateDepartures({ ...settings, learningRate }, 5, 3, meaning);
      expect(found).toEqual(byDefinition({ ...settings, learningRate }, 5, 3));
      return found;
    });
    // Of both kinds.
    expect(new Set(all.map(({ left }) => left)).size).toBe(2);
  });
});

test("more draws than there is room for at a time, runs that diverge, none at all", () => {
  const { problem, point } = fitted({ inputs: 2, hidden: [3], outputs: 1 }, 5);
  const settings = { problem, point, distance: 0.1, factor: 1e300, batchSize: 3000, steps: 3, learningRate: 0.1 };
  for (const changed of [
    settings,
    { ...settings, batchSize: 100, steps: 95 },
    { ...settings, batchSize: 1, steps: 400, learningRate: 1e60 },
    { ...settings, batchSize: 1, steps: 0 },
    { ...settings, batchSize: "inf" as const, steps: 1 },
  ]) {
    expect(simulateDepartures(changed, 3, 1, meaning)).toEqual(byDefinition(changed, 3, 1));
  }
  expect(simulateDepartures(settings, 0, 1, meaning)).toEqual([]);
  expect(() => simulateDepartures(settings, -1, 1, meaning)).toThrow(/runs/);
  expect(() => simulateDepartures({ ...settings, distance: -1 }, 1, 1, meaning)).toThrow(/distance/);
});
