import { type Network, network } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, stream } from "@sgd-basins/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DepartureSettings, simulateDeparture } from "./simulateDeparture.ts";
import { simulateDepartures } from "./simulateDepartures.ts";

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
