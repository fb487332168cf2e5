import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArtefact, type TableData } from "@sgd-basins/report";
import { describe, expect, inject, test } from "vitest";
import { basinOutline, nearestEdge } from "./basin.ts";
import { collectFigureCells } from "./collectFigureCells.ts";
import { describeOrigin } from "./describe.ts";
import { ratesOf, runExperiment } from "./experiment.ts";
import { figureCellOf } from "./figureCells.ts";
import { landscapeOf } from "./landscape.ts";
import { familyOf, modelIds } from "./modelFamilies.ts";
import { problemOf } from "./models.ts";
import { publishedBounds } from "./published.ts";
import { defaultState, runCount, type State, steps } from "./state.ts";

const reports = fileURLToPath(new URL("../../../../reports/paper", import.meta.url));
const artefacts = (["table-1", "table-2", "table-4", "table-5"] as const).map((id) => {
  const file = `${reports}/${id}.json`;
  return parseArtefact(readFileSync(file, "utf8"), file, id);
});
const [table1, table2, table4, table5] = artefacts.map(({ data }) => data as TableData);

function stateOf(model: State["model"], minimizer: string, batchSize: State["batchSize"]): State {
  return { ...defaultState(model, 1), minimizer, batchSize };
}

function cellOf(table: TableData | undefined, row: string, column: string) {
  return table?.cells.find((cell) => cell.row === row && cell.column === column);
}

describe("the bounds of the report's seed", () => {
  test.each([1, 2, 3, 4])("are those of Tables 1 and 2 for Model %d", (n) => {
    for (const minimizer of ["circular", "quadratic"]) {
      for (const k of [1, "inf"] as const) {
        const { convergence: u, divergence: l } = ratesOf(
          stateOf(`quadratic-circle-${n}` as State["model"], minimizer, k),
        );
        const column = `${minimizer}/${k}`;
        expect(l).toBe(cellOf(table1, `model-${n}`, column)?.computed[0]?.value);
        expect(u).toBe(cellOf(table2, `model-${n}`, column)?.computed[0]?.value);
      }
    }
  });

  test.each([1, 2, 3])("are those of Tables 4 and 5 for Styblinski–Tang Model %d", (n) => {
    for (const minimizer of ["flat", "sharp"]) {
      for (const k of [1, 100, "inf"] as const) {
        const { convergence: u, divergence: l } = ratesOf(
          stateOf(`styblinski-tang-${n}` as State["model"], minimizer, k),
        );
        expect(l).toBe(cellOf(table4, String(k), `model-${n}/${minimizer}`)?.computed[0]?.value);
        expect(u).toBe(cellOf(table5, String(k), `model-${n}/${minimizer}`)?.computed[0]?.value);
      }
    }
  });
});

test.each(modelIds)(
  "%s: the exact limit lies between the two bounds, to rounding, for every minimizer and k",
  (model) => {
    for (const minimizer of familyOf(model).minimizers) {
      for (const k of [1, 200, "inf"] as const) {
        const { convergence: u, meanSquare: limit, divergence: l } = ratesOf(stateOf(model, minimizer, k));
        expect(limit! / u!).toBeGreaterThan(1 - 1e-12);
        expect(l! / limit!).toBeGreaterThan(1 - 1e-12);
      }
    }
  },
);

describe("at a figure's levels, with the report's seed, the runs are the figure's", () => {
  const figures = (["figure-01", "figure-02", "figure-05", "figure-18"] as const).map((id) => {
    const file = `${inject("artefacts")}/paper/${id}.json`;
    return parseArtefact(readFileSync(file, "utf8"), file, id);
  });
  const cells = collectFigureCells(figures);

  test.each([
    ["figure-01", "quadratic-circle-1", "circular", 1, 1e-8, "1e11"],
    ["figure-02", "quadratic-circle-2", "quadratic", 1, 1e-8, "256"],
    ["figure-05", "styblinski-tang-1", "flat", 200, 1, "0.5l"],
    ["figure-18", "styblinski-tang-3", "sharp", "inf", 0.01, "0.5(u+l)"],
  ] as const)("%s: %s, %s minimizer, k = %s, radius %s, α = %s", (id, model, minimizer, batchSize, radius, label) => {
    const figure = figures.find((one) => one.id === id)!;
    if (figure.data.kind !== "trajectories") throw new Error(`${id} has no trajectories`);
    const cell = figure.data.cells.find(
      (one) =>
        one.realisation === "default" &&
        one.model === Number(model.at(-1)) &&
        one.batchSize === batchSize &&
        one.radius === radius &&
        one.rateLabel === label,
    )!;
    const { learningRate: rate } = cell;
    const sampling = "with-replacement";
    const state: State = { model, minimizer, batchSize, sampling, radius, learningRate: rate, pooled: null, seed: 1 };
    const { counts, distances, learningRate } = runExperiment(state);
    expect(counts.left).toBe(cell.everLeft);
    const first = cell.distances[minimizer]![0]!;
    expect([...distances.subarray(0, steps + 1)].map((value) => Number(value.toPrecision(6)))).toEqual(first);
    expect(figureCellOf(cells, state, learningRate)?.cell.left).toBe(cell.everLeft);
    expect(describeOrigin(state, { learningRate }, cells, 1)).toMatch(
      new RegExp(`^These are the runs of Figure \\d+, which counts ${cell.everLeft} of 100 that left\\.$`),
    );
  });

  test("and other levels, or another seed, are not called so", () => {
    const state = { ...defaultState("quadratic-circle-1", 1), learningRate: 17 };
    expect(describeOrigin(state, { learningRate: 17 }, cells, 1)).toContain("the playground's own");
    const other = { ...defaultState("quadratic-circle-1", 2), learningRate: 16 };
    expect(describeOrigin(other, { learningRate: 16 }, cells, 1)).toBe(
      "Figure 2 has these levels, with the report's seed.",
    );
  });
});

test.each(modelIds)("%s: weights that are called equal are", (model) => {
  const { components, weights } = problemOf(model, 1);
  expect(familyOf(model).drawnAlike).toBe(weights.every((weight) => weight === weights[0]) ? components : null);
});

test("without replacement the limit is larger, the runs are others, and all components are gradient descent", () => {
  const state = { ...stateOf("quadratic-circle-1", "quadratic", 25), learningRate: 4 };
  const without: State = { ...state, sampling: "without-replacement" };
  expect(ratesOf(without).meanSquare!).toBeGreaterThan(ratesOf(state).meanSquare!);
  expect(runExperiment(without).distances).not.toEqual(runExperiment(state).distances);
  expect(describeOrigin(without, { learningRate: 4 }, [], 1)).toContain("the playground's own");
  const all = ratesOf({ ...without, batchSize: 50 });
  expect(all).toEqual(ratesOf({ ...state, batchSize: "inf" }));
});

test("every iterate stays in the box, and its distance is the one that is drawn", () => {
  const state = { ...defaultState("plane-1", 1), learningRate: 0.02 };
  const { positions, distances } = runExperiment(state);
  const start = landscapeOf(state)!.marks.find(({ label }) => label === "flat")!;
  for (let at = 0; at < runCount * (steps + 1); at++) {
    const [x, y] = [positions[2 * at]!, positions[2 * at + 1]!];
    expect(Math.abs(x) <= 5 && Math.abs(y) <= 5).toBe(true);
    expect(Math.hypot(x - start.x, y - start.y)).toBeCloseTo(distances[at]!, 12);
  }
});

test("the counts are of all runs, and well below u none leaves while above l all do", () => {
  const count = (rate: number) => {
    const state = stateOf("quadratic-circle-1", "quadratic", 1);
    return runExperiment({ ...state, learningRate: rate }).counts;
  };
  expect(count(1)).toMatchObject({ nearer: runCount, further: 0, left: 0 });
  const { nearer, further, left } = count(64);
  expect([nearer, further, left]).toEqual([0, 0, runCount]);
});

test("a rate changes what a run does and not what it draws: the starts are the same", () => {
  const starts = (learningRate: number) =>
    runExperiment({ ...defaultState("plane-2", 3), learningRate }).distances.filter((_, i) => i % (steps + 1) === 0);
  expect(starts(0.001)).toEqual(starts(0.1));
});

test("a landscape has its minimizers in the lowest bands", () => {
  const landscape = landscapeOf(defaultState("quadratic-circle-1", 1));
  expect(landscape!.bands).toHaveLength(10);
  expect(landscape!.x).toEqual([-10, 10]);
  expect(landscape!.y).toEqual([-20, 15]);
  // The first band's rings hold the whole box.
  const [x, y] = [0, 1].map((axis) =>
    landscape!.bands[0]!.flatMap((ring) => [...ring].filter((_, i) => i % 2 === axis)),
  );
  expect(Math.min(...x!)).toBeLessThanOrEqual(-10);
  expect(Math.max(...y!)).toBeGreaterThanOrEqual(15);
});

test("what the paper prints is found by model, minimizer and batch size", () => {
  const bounds = publishedBounds(artefacts);
  expect(bounds["quadratic-circle-1/circular/1"]?.divergence?.published).toBe(356e9);
  expect(bounds["styblinski-tang-1/flat/1"]).toMatchObject({
    divergence: { published: 0.009001 },
    convergence: { published: 0.002319 },
  });
  // Four models × (circular, quadratic) × (1, ∞), and three models × two minimizers × six batch sizes.
  expect(Object.keys(bounds)).toHaveLength(16 + 36);
});

test("a basin's edge: a disc's radius everywhere, and a barrier's distance along an axis", () => {
  const circle = problemOf("quadratic-circle-1", 1);
  for (const minimizer of circle.minimizers) expect(nearestEdge(minimizer)).toBeCloseTo(3, 9);
  const [start] = circle.minimizers;
  const outline = basinOutline(start!, circle.box!);
  for (let at = 0; at < outline.length; at += 2) {
    const reach = Math.hypot(outline[at]! - start!.point[0]!, outline[at + 1]! - start!.point[1]!);
    expect(reach).toBeLessThanOrEqual(3 + 1e-9);
  }
  const plane = problemOf("plane-1", 1);
  const flat = plane.minimizers.find(({ name }) => name === "flat")!;
  const edge = nearestEdge(flat);
  for (let i = 0; i < 360; i++) {
    const [cos, sin] = [Math.cos(i), Math.sin(i)];
    const at = (distance: number) => Float64Array.of(flat.point[0]! + distance * cos, flat.point[1]! + distance * sin);
    expect(flat.inBasin(at(edge * (1 - 1e-9)))).toBe(true);
  }
});
