import type { BatchSize } from "@sgd-basins/random";
import type { TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { readData } from "./readData.ts";

const figure1 = readData("figure-01", "trajectories");
const figure2 = readData("figure-02", "trajectories");
const figure3 = readData("figure-03", "trajectories");
const figure4 = readData("figure-04", "trajectories");

function cell(figure: TrajectoriesData, model: number, rateLabel: string, batchSize?: BatchSize): TrajectoryCell {
  const found = figure.cells.filter(
    (c) => c.model === model && c.rateLabel === rateLabel && (batchSize === undefined || c.batchSize === batchSize),
  );
  expect(found).toHaveLength(1);
  return found[0];
}

describe("Figures 1–4", () => {
  test("hold a hundred runs of twenty steps a cell, with the distance to both minimizers", () => {
    for (const figure of [figure1, figure2, figure3, figure4]) {
      for (const { distances, ends } of figure.cells) {
        expect(Object.keys(distances).sort()).toEqual(["circular", "quadratic"]);
        for (const rows of Object.values(distances)) {
          expect(rows).toHaveLength(100);
          for (const row of rows) expect(row).toHaveLength(21);
        }
        expect(ends).toHaveLength(100);
      }
    }
  });

  test("every run starts in the disc of radius 1e-8, and `diverged` counts those that end further away", () => {
    for (const figure of [figure1, figure2, figure3, figure4]) {
      for (const { distances, start, diverged } of figure.cells) {
        expect(distances[start].every((row) => row[0] <= 1e-8)).toBe(true);
        expect(diverged).toBe(distances[start].filter((row) => row[20] > row[0]).length);
      }
    }
  });
});

describe("from the circular minimum", () => {
  for (const [figure, name] of [
    [figure1, "SGD-1"],
    [figure3, "GD"],
  ] as const) {
    test(`${name} on Models 1 and 2: stays at 1e10, mostly diverges at 1e11, all but always from 5e11`, () => {
      for (const model of [1, 2]) {
        expect(cell(figure, model, "1e10").diverged).toBe(0);
        expect(cell(figure, model, "5e10").diverged).toBeLessThanOrEqual(10);
        expect(cell(figure, model, "1e11").diverged).toBeGreaterThan(50);
        expect(cell(figure, model, "1e11").diverged).toBeLessThan(95);
        for (const rate of ["5e11", "1e12", "5e12"]) {
          expect(cell(figure, model, rate).diverged).toBeGreaterThanOrEqual(93);
        }
      }
    });

    test(`${name} on Models 3 and 4: stays up to 5e11, some diverge at 1e12, nearly all at 5e12`, () => {
      for (const model of [3, 4]) {
        for (const rate of ["1e10", "5e10", "1e11", "5e11"]) expect(cell(figure, model, rate).diverged).toBe(0);
        expect(cell(figure, model, "1e12").diverged).toBeGreaterThanOrEqual(15);
        expect(cell(figure, model, "1e12").diverged).toBeLessThanOrEqual(50);
        expect(cell(figure, model, "5e12").diverged).toBeGreaterThanOrEqual(90);
      }
    });
  }

  test("GD never diverges at 5e10 on Model 1", () => {
    expect(cell(figure3, 1, "5e10").diverged).toBe(0);
  });

  test("divergence begins at the honest bound, several times below the published one", () => {
    for (const [figure, published] of [
      [figure1, 3.56e11],
      [figure3, 3.583e11],
    ] as const) {
      const { divergence } = cell(figure, 1, "1e11").thresholds;
      expect(divergence).toBeGreaterThan(5e10 * 0.97);
      expect(divergence).toBeLessThan(1e11);
      expect(published / divergence).toBeGreaterThan(6);
    }
  });
});

describe("from the quadratic minimum", () => {
  test("Models 1 and 3: none diverges at 1 and 4, all from 16", () => {
    for (const model of [1, 3]) {
      for (const rate of ["1", "4"]) expect(cell(figure2, model, rate).diverged).toBe(0);
      for (const rate of ["16", "64", "256", "1024"]) expect(cell(figure2, model, rate).diverged).toBe(100);
    }
  });

  test("Models 2 and 4: none diverges up to 256, all at 1024", () => {
    for (const model of [2, 4]) {
      for (const rate of ["1", "4", "16", "64", "256"]) expect(cell(figure2, model, rate).diverged).toBe(0);
      expect(cell(figure2, model, "1024").diverged).toBe(100);
    }
  });

  test.each([1, "inf"] as const)(
    "Model 1, k = %s: the circular minimizer at 16 and 64, the corners at 256 and 1024",
    (k) => {
      const count = (rate: string, end: TrajectoryCell["ends"][number]): number =>
        cell(figure4, 1, rate, k).ends.filter((candidate) => candidate === end).length;
      expect(count("16", "other basin")).toBeGreaterThan(50);
      expect(count("16", "other basin")).toBeLessThan(90);
      expect(count("16", "corner")).toBe(0);
      expect(count("64", "other basin")).toBe(100);
      expect(count("256", "other basin")).toBeLessThan(20);
      expect(count("256", "corner")).toBeGreaterThan(70);
      expect(count("1024", "corner")).toBe(100);
    },
  );
});
