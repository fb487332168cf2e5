import { artefactIds } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { readData } from "./readData.ts";

const figures = artefactIds.filter((id) => /^figure-(0[1-8]|1[5-9]|2[0-2])$/.test(id));
const cells = figures.flatMap((id) => readData(id, "trajectories").cells);

test("every cell has the thresholds that tightness has at its minimizer and batch size, to the bit", () => {
  const points = new Map(
    readData("tightness", "tightness").series.flatMap(({ realisation, model, minimizer, points }) =>
      points.map(({ batchSize, convergence, limit, almostSure, divergence }) => [
        [realisation, model, minimizer, batchSize].join("/"),
        { convergence, meanSquare: limit, almostSure, divergence },
      ]),
    ),
  );
  expect(cells).toHaveLength(1620);
  for (const { realisation, model, start, batchSize, thresholds } of cells) {
    expect(thresholds).toEqual(points.get([realisation, model, start, batchSize].join("/")));
  }
});

test("the exact limit of every cell lies between its bounds, and not above the almost-sure limit", () => {
  for (const { convergence, meanSquare, almostSure, divergence } of cells.map(({ thresholds }) => thresholds)) {
    // Where the two meet, each is rounded in a way of its own.
    const rounding = 1e-12 * meanSquare;
    expect(meanSquare).toBeGreaterThanOrEqual(convergence - rounding);
    expect(meanSquare).toBeLessThanOrEqual(divergence + rounding);
    expect(meanSquare).toBeLessThanOrEqual(almostSure);
  }
});
