import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BatchSize } from "@sgd-basins/random";
import type { ArtefactId, TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { readData } from "./readData.ts";

const readme = fileURLToPath(new URL("../../../README.md", import.meta.url));

/** Figures by batch size and by radius of each model and start; both of a pair hold the same runs. */
const figures: readonly (readonly [
  model: 1 | 2 | 3,
  start: "flat" | "sharp",
  byBatch: ArtefactId,
  byRadius: ArtefactId,
])[] = [
  [1, "flat", "figure-05", "figure-07"],
  [1, "sharp", "figure-06", "figure-08"],
  [2, "flat", "figure-15", "figure-19"],
  [2, "sharp", "figure-17", "figure-21"],
  [3, "flat", "figure-16", "figure-20"],
  [3, "sharp", "figure-18", "figure-22"],
];

function cells(
  figure: TrajectoriesData,
  rate: string,
  batchSizes: readonly BatchSize[],
  realisation?: string,
): TrajectoryCell[] {
  return figure.cells.filter(
    (cell) =>
      cell.rateLabel === rate &&
      batchSizes.includes(cell.batchSize) &&
      (realisation === undefined || cell.realisation === realisation),
  );
}

const all: readonly BatchSize[] = [1, 200, 500, "inf"];
const stochastic: readonly BatchSize[] = [1, 200, 500];

function median(values: number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1];
}

function finalDistances(group: readonly TrajectoryCell[]): number[] {
  return group.flatMap(({ distances, start }) => distances[start].map((row) => row[20]));
}

describe.each(figures)("Model %d from the %s minimizer", (model, start, byBatch, byRadius) => {
  const figure = readData(byBatch, "trajectories");

  test("both figures hold the same cells: 2 realisations × 4 batch sizes × 4 radii × 4 rates, a hundred runs each", () => {
    const other = readData(byRadius, "trajectories");
    expect(figure.cells).toHaveLength(128);
    // As texts: each cell holds thousands of numbers.
    const texts = (cells: readonly TrajectoryCell[]): string[] => cells.map((cell) => JSON.stringify(cell));
    expect(texts(other.cells)).toEqual(texts(figure.cells));
    expect([figure.rows, figure.series, other.rows, other.series]).toEqual([
      "batchSize",
      "radius",
      "radius",
      "batchSize",
    ]);
    for (const cell of figure.cells) {
      expect(cell).toMatchObject({ model, start });
      expect(Object.keys(cell.distances).sort()).toEqual(["flat", "sharp"]);
      expect(cell.ends).toHaveLength(100);
      expect(cell.distances[start].every((row) => row.length === 21 && row[0] <= cell.radius)).toBe(true);
    }
  });

  test("the learning rates are the named combinations of the two bounds", () => {
    for (const { rateLabel, learningRate, thresholds, inPaper } of figure.cells) {
      const { convergence: u, divergence: l } = thresholds;
      const expected = { "1.5l": 1.5 * l, "0.5(u+l)": 0.5 * (u + l), "0.5u": 0.5 * u, "0.5l": 0.5 * l }[rateLabel];
      expect(learningRate).toBe(expected);
      expect(inPaper).toBe(rateLabel !== "0.5l");
    }
  });

  test("at 1.5l every run diverges and leaves the basin", () => {
    for (const cell of cells(figure, "1.5l", all)) {
      expect(cell.diverged).toBe(100);
      expect(cell.everLeft).toBe(100);
    }
  });

  test("at 0.5(u+l) runs diverge by distance, all but a few on Model 1", () => {
    for (const cell of cells(figure, "0.5(u+l)", all)) {
      if (model > 1 || cell.radius < 1) expect(cell.diverged).toBe(100);
      else expect(cell.diverged).toBeGreaterThanOrEqual(60);
    }
  });

  test("at 0.5u the runs stay in the basin, but for a few on Models 2 and 3", () => {
    for (const cell of cells(figure, "0.5u", all)) {
      expect(cell.everLeft).toBeLessThanOrEqual(model === 1 ? 2 : 6);
    }
  });

  test("at 0.5u gradient descent converges and SGD-k settles on a noise floor", () => {
    for (const cell of cells(figure, "0.5u", ["inf"])) {
      expect(cell).toMatchObject({ diverged: 0, everLeft: 0 });
      for (const row of cell.distances[start]) expect(row[20]).toBeLessThan(0.5 * row[0]);
    }
    const floor = cells(figure, "0.5u", stochastic).filter(({ radius }) => radius <= 0.1);
    for (const cell of floor) expect(cell.diverged).toBe(100);
  });

  test("with k = 1 few of the coordinates reach the box in twenty steps, so runs do not end in corners", () => {
    for (const cell of cells(figure, "1.5l", [1])) {
      expect(cell.boundaryShare).toBeGreaterThan(0.08);
      expect(cell.boundaryShare).toBeLessThan(0.5);
      expect(cell.ends).not.toContain("corner");
    }
  });
});

describe("what the paper says of Model 1 and its runs do not do", () => {
  test.each([
    ["figure-05", 53],
    ["figure-06", 29],
  ] as const)("%s: at 0.5l, which for k = 200 lies below u, %i of 400 runs leave", (id, expected) => {
    const own = cells(readData(id, "trajectories"), "0.5l", [200], "default");
    expect(own.every((cell) => cell.learningRate < cell.thresholds.convergence)).toBe(true);
    expect(own.reduce((sum, cell) => sum + cell.everLeft, 0)).toBe(expected);
    expect(own.reduce((sum, cell) => sum + cell.ends.length, 0)).toBe(400);
    expect(readFileSync(readme, "utf8")).toContain(`${expected} of 400`);
  });

  test.each(["figure-05", "figure-06"] as const)("%s: at 0.5(u+l) GD oscillates inside the basin", (id) => {
    const figure = readData(id, "trajectories");
    for (const cell of cells(figure, "0.5(u+l)", ["inf"])) {
      expect(cell.everLeft).toBeLessThanOrEqual(25);
      expect(cell.boundaryShare).toBe(0);
    }
    const distances = finalDistances(cells(figure, "0.5(u+l)", ["inf"], "selected"));
    expect(Math.min(...distances)).toBeGreaterThan(0.3);
    expect(Math.max(...distances)).toBeLessThan(10);
  });

  test("the noise floor of the selected seed at 0.5u has medians near 1.5, 0.6 and 0.39 for k = 1, 200, 500", () => {
    const figure = readData("figure-05", "trajectories");
    for (const [k, expected] of [
      [1, 1.5],
      [200, 0.6],
      [500, 0.39],
    ] as const) {
      const ratio = median(finalDistances(cells(figure, "0.5u", [k], "selected"))) / expected;
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.15);
    }
  });
});
