import { expect, test } from "vitest";
import { describeSeeds } from "./describe.ts";
import { byLevels, type FigureCell } from "./figureCells.ts";

test("the bounds of other seeds are said as a range, and as one number where they are the same", () => {
  expect(describeSeeds([{ convergence: 1, divergence: 2 }])).toBe("");
  const others = [
    { convergence: 1, divergence: 2, meanSquare: null },
    { convergence: 1, divergence: 3, meanSquare: null },
  ];
  const said = describeSeeds(others);
  expect(said).toMatch(/^2 other seeds: .*u is 1 with each/);
  expect(said).toContain("l from 2 to 3");
  expect(said).not.toContain("exact limit");
  expect(describeSeeds([{}, {}])).toContain("no threshold applies");
});

test("runs of figures are listed by figure, what is pooled first, then by batch size with gradient descent last", () => {
  const cell = (figure: string, change: Partial<FigureCell>) => ({
    of: { figure, model: "", minimizer: "", cells: [] },
    cell: {
      ...{ k: 1, radius: 1, pooled: null, label: "", rate: 1, runs: 1, left: 0 },
      ...change,
    } satisfies FigureCell,
  });
  const sorted = [
    cell("Figure 5", { pooled: "radius", k: 200 }),
    cell("Figure 5", { k: 1, rate: 1 }),
    cell("Figure 5", { k: 1, rate: 2 }),
    cell("Figure 5", { k: 200 }),
    cell("Figure 5", { k: "inf" }),
    cell("Figure 15", {}),
  ];
  expect(sorted.toReversed().sort(byLevels)).toEqual(sorted);
});
