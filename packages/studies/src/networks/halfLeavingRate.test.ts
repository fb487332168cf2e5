import { stream, uniform01 } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { clopperPearson } from "../statistics/proportion.ts";
import { halfLeavingRate } from "./halfLeavingRate.ts";

/** Runs each of which leaves from a rate of its own on. */
function runsWith(thresholds: readonly number[]): (rate: number) => number {
  return (rate) => thresholds.filter((own) => own <= rate).length;
}

const drawn = (runs: number, width: number, seed: number): number[] =>
  Array.from({ length: runs }, (_, run) => 1 + width * (uniform01(stream(seed, "half-leaving", run)) - 0.5));

describe("the rate at which half of the runs leave", () => {
  test.each([0.01, 0.5, 0.97, 1, 1.3, 40])("is the median of their thresholds, found from a guess of %f", (guess) => {
    const thresholds = drawn(101, 0.2, 1).sort((a, b) => a - b);
    const { learningRate, interval, tried } = halfLeavingRate(runsWith(thresholds), 101, guess);
    expect(learningRate / thresholds[50]).toBeCloseTo(1, 2);
    // The order statistics that the binomial interval names, up to 1 %.
    const least = thresholds.findIndex((_, i) => clopperPearson(i + 1, 101)[1] >= 0.5);
    const most = thresholds.findIndex((_, i) => clopperPearson(i + 1, 101)[0] > 0.5);
    expect(interval[0]).toBeLessThan(thresholds[least]);
    expect(interval[0]).toBeGreaterThan(0.989 * thresholds[least]);
    expect(interval[1]).toBeGreaterThanOrEqual(thresholds[most]);
    expect(interval[1]).toBeLessThan(1.011 * thresholds[most]);
    expect(tried.map((trial) => trial.learningRate)).toEqual(
      tried.map((trial) => trial.learningRate).sort((a, b) => a - b),
    );
  });

  test("takes about a dozen rates from a good guess", () => {
    expect(halfLeavingRate(runsWith(drawn(100, 0.1, 2)), 100, 1.01).tried.length).toBeLessThanOrEqual(12);
  });

  test("has an interval that holds the median of the law in 95 % of cells", () => {
    const holds = Array.from({ length: 400 }, (_, seed) => {
      const { interval } = halfLeavingRate(runsWith(drawn(40, 0.2, seed)), 40, 1.02);
      return interval[0] <= 1 && interval[1] >= 1;
    });
    expect(holds.filter(Boolean).length).toBeGreaterThan(0.95 * 400);
  });

  test("is the only threshold where all runs are alike", () => {
    const { learningRate, interval } = halfLeavingRate(runsWith(new Array<number>(8).fill(1)), 8, 0.9, {
      tolerance: 1e-6,
      intervalTolerance: 1e-6,
    });
    expect(learningRate).toBeCloseTo(1, 5);
    expect(interval[0]).toBeLessThan(1);
    expect(interval[1]).toBeGreaterThanOrEqual(1);
    expect(interval[1] - interval[0]).toBeLessThan(2e-6);
  });

  test("is not found where runs never leave or always do, nor from few runs or a guess that is none", () => {
    expect(() => halfLeavingRate(() => 0, 10, 1)).toThrow("no rates were found");
    expect(() => halfLeavingRate(() => 10, 10, 1)).toThrow("no rates were found");
    expect(() => halfLeavingRate(() => 0, 5, 1)).toThrow("at least 6 runs");
    expect(() => halfLeavingRate(() => 0, 10, 0)).toThrow("positive and finite");
  });
});
