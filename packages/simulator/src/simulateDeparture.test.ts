import { leastSquares, network, networkDataOf, networkDataSets } from "@sgd-basins/problems";
import tables from "@sgd-basins/problems/data/tables.json" with { type: "json" };
import { stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { componentSampler } from "./componentSampler.ts";
import { type Departure, type DepartureSettings, simulateDeparture } from "./simulateDeparture.ts";
import { trainNetwork } from "./trainNetwork.ts";

const runsOf = (settings: DepartureSettings, count: number): Departure[] => {
  const sample = componentSampler(settings.problem, settings.batchSize);
  return Array.from({ length: count }, (_, run) =>
    simulateDeparture(settings, sample, stream(1, "departure-test", run)),
  );
};

test("gradient descent on ½x² leaves after the steps in which |1 − α|^t reaches the factor", () => {
  const problem = leastSquares({
    dimension: 1,
    weights: Float64Array.of(1),
    rows: Float64Array.of(1),
    targets: Float64Array.of(2),
    columns: ["x"],
  });
  const settings = { problem, point: Float64Array.of(2), distance: 1e-3, factor: 100, batchSize: "inf" as const };
  // 2^6 < 100 ≤ 2^7.
  expect(runsOf({ ...settings, learningRate: 3, steps: 50 }, 1)).toMatchObject([
    { left: true, steps: 7, growth: expect.closeTo(128, 9) },
  ]);
  expect(runsOf({ ...settings, learningRate: 3, steps: 6 }, 1)).toMatchObject([
    { left: false, steps: 6, growth: expect.closeTo(64, 9) },
  ]);
  expect(runsOf({ ...settings, learningRate: 1.5, steps: 30 }, 1)).toMatchObject([
    { left: false, steps: 30, growth: expect.closeTo(2 ** -30, 9) },
  ]);
  expect(runsOf({ ...settings, learningRate: 1e308, steps: 30 }, 1)).toMatchObject([
    { left: true, steps: 1, growth: Number.POSITIVE_INFINITY },
  ]);
});

test("at a trained network's minimum runs stay below its limits and leave above them", () => {
  const problem = network(
    { inputs: 3, hidden: [30], outputs: 1 },
    networkDataOf(tables.penguins, networkDataSets.penguins),
  );
  const { point } = trainNetwork(problem, { learningRate: 0.05, batchSize: 1, steps: 20_000 }, 1);
  const settings = { problem, point, distance: 1e-5, factor: 100, batchSize: 1, steps: 2000 };
  // The limit of mean-square stability there is 0.05.
  expect(runsOf({ ...settings, learningRate: 0.03 }, 20).filter(({ left }) => left)).toEqual([]);
  const runs = runsOf({ ...settings, learningRate: 0.1 }, 20);
  expect(runs.every(({ left, steps, growth }) => left && steps < 2000 && growth >= 100)).toBe(true);
  expect(runsOf({ ...settings, learningRate: 0.1 }, 20)).toEqual(runs);
});

test("a distance, factor or batch size that is none is refused", () => {
  const problem = leastSquares({
    dimension: 1,
    weights: Float64Array.of(1),
    rows: Float64Array.of(1),
    targets: Float64Array.of(2),
    columns: ["x"],
  });
  const settings = { problem, point: Float64Array.of(2), distance: 1, factor: 2, learningRate: 1, steps: 1 };
  expect(() => runsOf({ ...settings, batchSize: 1, distance: 0 }, 1)).toThrow(/distance and factor/);
  expect(() => runsOf({ ...settings, batchSize: 1, factor: Number.NaN }, 1)).toThrow(/distance and factor/);
  expect(() => runsOf({ ...settings, batchSize: 0.5 }, 1)).toThrow(/batch size/);
});
