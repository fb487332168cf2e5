import type { ArtefactId } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { escapeTailKind } from "../src/beyond/escapeTail.ts";
import { scheduleKind } from "../src/beyond/schedule.ts";
import { theorems, theoremsKind } from "../src/beyond/theorems.ts";
import { readData } from "./readData.ts";

describe("tightness", () => {
  const { series } = readData("tightness", "tightness");

  test("u(k) ≤ α*(k) ≤ l(k) at every minimizer, and the limit grows with k to 2/λ₁", () => {
    expect(series).toHaveLength(8 + 12);
    for (const { points } of series) {
      for (const { convergence, limit, divergence } of points) {
        expect(convergence).toBeLessThanOrEqual(limit * (1 + 1e-9));
        expect(limit).toBeLessThanOrEqual(divergence * (1 + 1e-9));
      }
      for (let i = 1; i < points.length; i++) expect(points[i].limit).toBeGreaterThanOrEqual(points[i - 1].limit);
      const last = points[points.length - 1];
      expect(last.batchSize).toBe("inf");
      expect(last.convergence / last.limit).toBeCloseTo(1, 3);
    }
  });

  test("the bounds are those of Tables 4 and 5", () => {
    let compared = 0;
    for (const [id, bound] of [
      ["table-4", "divergence"],
      ["table-5", "convergence"],
    ] as const) {
      for (const { row, column, computed } of readData(id, "table").cells) {
        for (const { realisation, value } of computed) {
          const [model, minimizer] = column.slice("model-".length).split("/");
          const own = series.find(
            (one) =>
              one.family === "styblinski-tang" &&
              one.realisation === realisation &&
              one.model === Number(model) &&
              one.minimizer === minimizer,
          );
          const point = own?.points.find(({ batchSize }) => String(batchSize) === row);
          if (point === undefined) continue;
          expect(point[bound]).toBe(value);
          compared++;
        }
      }
    }
    // All batch sizes of the tables but 350, three models, two minimizers, two realisations, two bounds.
    expect(compared).toBe(5 * 3 * 2 * 2 * 2);
  });
});

describe("escape tail", () => {
  const { cells } = readData("escape-tail", "escape-tail");

  test("counts ten thousand runs, whose interval holds their share", () => {
    expect(cells).toHaveLength(10);
    for (const { diverged } of cells) {
      expect(diverged.of).toBe(10_000);
      expect(diverged.low).toBeLessThanOrEqual(diverged.count / diverged.of);
      expect(diverged.high).toBeGreaterThanOrEqual(diverged.count / diverged.of);
    }
  });

  test.each([
    ["figure-01", 1],
    ["figure-03", "inf"],
  ] as const)("the first hundred runs are those of %s", (id: ArtefactId, batchSize) => {
    for (const { model, rateLabel } of cells.filter((cell) => cell.models === "default")) {
      const task = { seed: 1, models: "default" as const, model, batchSize, rateLabel, firstRun: 0, runs: 100 };
      const shown = readData(id, "trajectories").cells.find(
        (cell) => cell.model === model && cell.rateLabel === rateLabel && cell.batchSize === batchSize,
      );
      expect(escapeTailKind.run(task).diverged).toBe(shown?.diverged);
    }
  });

  test("at 5e10 SGD-1 leaves now and then and gradient descent never", () => {
    for (const { rateLabel, batchSize, diverged } of cells.filter((cell) => cell.model === 1)) {
      if (rateLabel !== "5e10") continue;
      if (batchSize === 1) expect(diverged.low).toBeGreaterThan(0.004);
      else expect(diverged.count).toBe(0);
    }
  });
});

describe("disc radius", () => {
  const { sensitivity, reconstruction } = readData("disc-radius", "disc-radius");

  test("bounds are inversely proportional to the radius, to a hundredth", () => {
    for (const { model, radius, divergence } of sensitivity) {
      const reference = sensitivity.find((row) => row.model === model && row.radius === 1e-8);
      expect((divergence.one * radius) / ((reference?.divergence.one ?? 0) * 1e-8)).toBeCloseTo(1, 1.5);
    }
  });

  test("the honest cells are those of the tables", () => {
    for (const { table, model, batchSize, honest, published } of reconstruction.cells) {
      const cell = readData(table, "table").cells.find(
        ({ row, column }) => row === `model-${model}` && column === `circular/${batchSize}`,
      );
      expect(cell?.published).toBe(published);
      expect(cell?.computed[0].value).toBe(honest);
    }
  });

  test("the reconstruction's medians are within 12 % of every published cell, and 6 % in the mean", () => {
    const errors = reconstruction.cells.map(({ range, published }) => Math.abs(range.median / published - 1));
    expect(errors).toHaveLength(32);
    expect(Math.max(...errors)).toBeLessThan(0.12);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.06);
  });

  test("equal weights keep t below Nλ₁², and the published columns do not", () => {
    for (const { tOverSquare } of sensitivity) expect(tOverSquare).toBeLessThan(50);
    for (const needed of reconstruction.publishedTOverSquare) expect(needed).toBeGreaterThan(1e15);
  });
});

test("flat and sharp: an exception is a draw in which the flat minimizer does not have the larger bound", () => {
  const { rows, exceptions } = readData("flat-sharp", "flat-sharp");
  for (const { model, draws } of exceptions) {
    const row = rows.find((one) => one.model === model && one.batchSize === 1);
    expect((row?.convergence.count ?? 0) + draws.count).toBe(1000);
  }
});

describe("schedules", () => {
  const task = { seed: 1, model: 1, batchSize: "inf" as const, runs: 5 };

  test("a small fixed rate of gradient descent leaves every coordinate where it was", () => {
    for (const start of ["flat", "sharp", "uniform"] as const) {
      const part = scheduleKind.run({ ...task, start, schedule: "small, fixed" });
      expect(part.firstRate).toBe(part.lastRate);
      if (start !== "uniform") expect(part.flat).toEqual(Array(5).fill(start === "flat" ? 10 : 0));
      else expect(part.flat.every((count) => count >= 0 && count <= 10)).toBe(true);
    }
  });

  test("a decreasing rate starts above the sharp minimizer's divergence bound, and leaves it", () => {
    const part = scheduleKind.run({ ...task, start: "sharp", schedule: "from 1.5 l" });
    expect(part.firstRate).toBeGreaterThan(part.lastRate);
    expect(part.flat.every((count) => count > 0)).toBe(true);
  });

  test("without the box large rates overflow", () => {
    const part = scheduleKind.run({ ...task, start: "sharp, without the box", schedule: "from 1.5 l" });
    expect(part.overflowed).toBe(5);
  });
});

test("sampling weights: what is found is no worse than uniform weights and those of the norms, and is a distribution", () => {
  const { problems } = readData("sampling-weights", "sampling-weights");
  expect(problems).toHaveLength(7);
  for (const { goals } of problems) {
    for (const { uniform, norms, optimal, leastShare, largestShare } of goals) {
      expect(optimal).toBeLessThanOrEqual(Math.min(uniform, norms));
      expect(leastShare).toBeLessThanOrEqual(1);
      expect(largestShare).toBeGreaterThanOrEqual(1);
    }
  }
});

test("the theorems' checks do not depend on how the problems are split into tasks", () => {
  const options = { seed: 7, scale: "quick" } as const;
  const whole = theorems.assemble(options, [theoremsKind.run({ seed: 7, first: 0, count: 10 })]);
  const parts = [0, 5].map((first) => theoremsKind.run({ seed: 7, first, count: 5 }));
  expect(theorems.assemble(options, parts)).toEqual(whole);
});
