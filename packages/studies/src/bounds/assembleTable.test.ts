import { expect, test } from "vitest";
import { assembleTable } from "./assembleTable.ts";
import type { MinimizerBounds } from "./minimizerBounds.ts";

const withValue = (value: number | null): MinimizerBounds => ({
  geometry: {
    ...{ model: 1, minimizer: "flat", dimension: 1, rank: 1, largestEigenvalue: 1, smallestEigenvalue: 1 },
    ...{ gamma: 0, s: 0, t: 0, criticalBatchSize: 0 },
  },
  divergence: { "1": value },
  convergence: {},
});

/** A table of one cell whose values over the draws are 0 … 20, so that its 5–95 % range is [1, 19]. */
function cellOf(published: number, explanation?: string, draws: readonly (number | null)[] = [...Array(21).keys()]) {
  const cell = { row: "a", column: "b", published, model: 1, minimizer: "flat", batchSize: "1" };
  const { cells } = assembleTable(
    {
      rowHeading: "Model",
      rows: [{ id: "a", label: "a" }],
      columns: [{ id: "b", group: null, label: "b" }],
      cells: [{ ...cell, quantity: "divergence", ...(explanation === undefined ? {} : { explanation }) }],
    },
    [{ id: "default", label: "", description: "" }],
    [[[withValue(10)]], draws.map((value) => [withValue(value)])],
  );
  return cells[0];
}

test("a published number on an end of the 5–95 % range is inside it", () => {
  for (const published of [1, 10, 19]) expect(cellOf(published)).toMatchObject({ verdict: "holds" });
  for (const published of [0.999, 19.001]) expect(cellOf(published)).toMatchObject({ verdict: "fails" });
});

test("an explanation stands beside what fails only, and a cell without a value in one draw cannot be tested", () => {
  expect(cellOf(10, "why")).toMatchObject({ verdict: "holds", explanation: null });
  expect(cellOf(30, "why")).toMatchObject({ verdict: "fails for a known reason", explanation: "why" });
  expect(cellOf(10, "why", [1, null, 20])).toMatchObject({
    verdict: "cannot be tested",
    explanation: "why",
    range: null,
  });
});
