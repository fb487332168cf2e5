import { createDocument } from "@sgd-basins/plot";
import { regionOf, type TrajectoryCell, zoneOf } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { fakeTrajectories } from "../../../test/fakes/trajectories.ts";
import { queryAll } from "../../../test/parseSvg.ts";
import { arrangePanels } from "./arrangePanels.ts";
import { describeTrajectories } from "./describeTrajectories.ts";
import { drawThresholdColumn } from "./drawThresholdColumn.ts";
import { drawTrajectories, sizeOfTrajectories, smallestPositive } from "./drawTrajectories.ts";
import { groupCells, layOutPanels } from "./panels.ts";
import { countLeft, predictionOf } from "./prediction.ts";

const runs = 4;
const figure5 = fakeTrajectories(5, runs);
const figure1 = fakeTrajectories(1, runs);

const everyRun = { layout: "wide", shown: "runs" } as const;
const bands = { layout: "wide", shown: "bands" } as const;

/** The region of a cell's learning rate. */
function nameOf({ learningRate, thresholds }: TrajectoryCell): string {
  return regionOf(zoneOf(learningRate, thresholds)).name;
}

function paths(svg: string): string[] {
  return queryAll(svg, ".runs path").map((path) => path.getAttribute("d")!);
}

test("the paper's cells come first; further levels and realisations have headings of their own", () => {
  const groups = groupCells(figure5);
  expect(groups.map((group) => group.suffix)).toEqual(["", "-further", "-selected", "-selected-further"]);
  expect(groups[0]!.heading).toBeNull();
  expect(groups.slice(1).every((group) => group.heading !== null)).toBe(true);
  expect(groups[0]!.cells.every((cell) => cell.inPaper && cell.realisation === "default")).toBe(true);
  expect(groups.reduce((sum, group) => sum + group.cells.length, 0)).toBe(figure5.cells.length);
});

test("a figure by batch size has a row a batch size, a column a learning rate, and a series a radius", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  expect(grid.rows).toEqual(["k = 1", "k = 200", "k = 500", "GD (k = ∞)"]);
  expect(grid.columns).toBe(3);
  expect(grid.series).toEqual(["radius 0.001", "radius 0.01", "radius 0.1", "radius 1"]);
  expect(grid.panels.every((panel) => panel.cells.length === 4)).toBe(true);
  expect(grid.panels[0]!.title).toMatch(/^α = 1\.5l = 0\.0135$/);
});

test("rows with different learning rates keep their own columns", () => {
  const grid = layOutPanels(figure1, groupCells(figure1)[0]!.cells);
  const titles = grid.rows.map((row) => grid.panels.filter((panel) => panel.row === row).map((panel) => panel.title));
  expect(titles[0]).toEqual(["α = 5 × 10¹⁰", "α = 10¹¹", "α = 5 × 10¹¹"]);
  expect(titles[1]).toEqual(["α = 5 × 10¹¹", "α = 10¹²", "α = 5 × 10¹²"]);
});

test("rows of one panel stand two to a line on a wide page", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[1]!.cells);
  expect(grid.rows).toEqual(["k = 1", "k = 200", "k = 500", "GD (k = ∞)"]);
  expect(grid.columns).toBe(1);
  const { frames } = arrangePanels(grid, "wide", 0);
  expect(frames.map(({ y }) => y)).toEqual([frames[0]!.y, frames[0]!.y, frames[2]!.y, frames[2]!.y]);
  expect(new Set(arrangePanels(grid, "medium", 0).frames.map(({ x }) => x)).size).toBe(1);
});

test("of each series a panel has the median, a band, and on top the runs that end outside the basin", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const svg = drawTrajectories(figure5, grid, bands, "x", "alt");
  const pairs = grid.panels.length * grid.series.length;
  expect(queryAll(svg, "path[fill-opacity]")).toHaveLength(pairs);
  expect(queryAll(svg, 'path[stroke-width="2"]')).toHaveLength(pairs);
  const outside = grid.panels
    .flatMap(({ cells }) => cells)
    .filter(({ ends }) => ends.some((end) => end !== "start basin"));
  expect(paths(svg)).toHaveLength(outside.length);
});

test("no text of a chart is smaller than twelve pixels, and none begins outside", () => {
  for (const figure of [figure1, figure5, fakeTrajectories(7, runs)]) {
    for (const { cells } of groupCells(figure)) {
      for (const layout of ["wide", "medium", "narrow"] as const) {
        const grid = layOutPanels(figure, cells);
        const svg = drawTrajectories(figure, grid, { layout, shown: "bands" }, "x", "alt");
        const { width } = sizeOfTrajectories(grid, { layout, shown: "bands" });
        for (const text of queryAll(svg, "text")) {
          expect(Number(text.getAttribute("font-size"))).toBeGreaterThanOrEqual(12);
          expect(Number(text.getAttribute("x"))).toBeLessThan(width);
        }
      }
    }
  }
});

test("a chart has one path a series and panel, and every run in it", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const found = paths(drawTrajectories(figure5, grid, everyRun, "figure-05", "alt"));
  expect(found).toHaveLength(grid.panels.length * grid.series.length);
  const distinct = found.map((path) => path.match(/M0 /g)!.length);
  expect(Math.max(...distinct)).toBe(runs);
});

test("the distance axis is logarithmic: equal factors are equal distances", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const [cell] = grid.panels[0]!.cells;
  const distances = Array.from({ length: 21 }, (_, j) => Number(`1e${-(j % 3) - 1}`));
  const single = { ...cell!, distances: { flat: [distances] }, ends: cell!.ends.slice(0, 1) };
  const data = { ...figure5, runs: 1, cells: [single] };
  const svg = drawTrajectories(data, layOutPanels(data, [single]), everyRun, "x", "alt");
  const steps = Array.from(paths(svg)[0]!.split("l")[1]!.matchAll(/-?\d+/g), Number);
  const rises = steps.filter((_, i) => i % 2 === 1);
  expect(rises[0]).toBeGreaterThan(10);
  expect(Math.abs(rises[0]! - rises[1]!)).toBeLessThanOrEqual(1);
  expect(Math.abs(rises[2]! + rises[0]! + rises[1]!)).toBeLessThanOrEqual(1);
});

test("a distance of zero is drawn at the smallest positive one", () => {
  const [cell] = groupCells(figure5)[0]!.cells;
  const run = [...Array.from({ length: 20 }, () => 0.01), 0];
  const single = { ...cell!, distances: { flat: [run] }, ends: cell!.ends.slice(0, 1) };
  const data = { ...figure5, runs: 1, cells: [single] };
  const grid = layOutPanels(data, [single]);
  expect(smallestPositive(data, grid)).toEqual({ value: 0.01, zeros: 1 });
  const [path] = paths(drawTrajectories(data, grid, everyRun, "x", "alt"));
  expect(path).toMatch(/^M0 \d+h20$/);
});

test("a chart at the paper's size stays below 400 kB, and the same data give the same bytes", () => {
  const data = fakeTrajectories(5, 100);
  const grid = layOutPanels(data, groupCells(data)[0]!.cells);
  const svg = drawTrajectories(data, grid, everyRun, "figure-05", "alt");
  expect(svg.length).toBeLessThan(400_000);
  expect(drawTrajectories(data, grid, everyRun, "figure-05", "alt")).toBe(svg);
  expect(svg).toContain(`width="${sizeOfTrajectories(grid, everyRun).width}"`);
});

test("panels of one row share the axis of distances, other rows do not stretch it", () => {
  const [wide, tall] = layOutPanels(figure5, groupCells(figure5)[0]!.cells).panels.filter(
    (panel) => panel.column === 0,
  );
  const flat = (level: number): number[][] => [Array.from({ length: 21 }, () => level)];
  const cells = [
    { ...wide!.cells[0]!, distances: { flat: flat(1) }, ends: wide!.cells[0]!.ends.slice(0, 1) },
    { ...tall!.cells[0]!, distances: { flat: flat(1e-13) }, ends: tall!.cells[0]!.ends.slice(0, 1) },
  ];
  const data = { ...figure5, runs: 1, cells };
  const drawn = (shown: typeof cells): string =>
    paths(drawTrajectories(data, { ...layOutPanels(data, shown), columns: 2 }, everyRun, "x", "alt"))[0]!;
  expect(drawn(cells)).toBe(drawn(cells.slice(0, 1)));
});

test("on a narrow page panels stand one below the other, each with its axes", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const { frames, width, headings } = arrangePanels(grid, "narrow", 40);
  expect(width).toBeLessThanOrEqual(340);
  expect(frames.every((frame) => frame.labelsDistance)).toBe(true);
  expect(headings.map(({ text }) => text)).toEqual(grid.rows);
  for (const [i, frame] of frames.entries()) {
    if (i > 0) expect(frame.y).toBeGreaterThan(frames[i - 1]!.y + frames[i - 1]!.height + 40);
  }
});

test("a panel says what theory predicts and how many runs left", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  expect(grid.panels.slice(0, 3).map((panel) => predictionOf(panel.cells)?.words)).toEqual([
    "gap grows",
    "no promise",
    "gap shrinks",
  ]);
  const { left, runs: all } = countLeft(grid.panels[0]!.cells);
  const texts = queryAll(drawTrajectories(figure5, grid, everyRun, "x", "alt"), "text").map((text) => text.textContent);
  expect(texts).toContain(`theory: gap grows · left the basin: ${left}/${all}`);
  expect(describeTrajectories(figure5, grid)).toContain(
    `${left} of ${all} (theory: gap grows, above the almost-sure limit)`,
  );
});

test("the mark of a rate lies in its region, and pooled batch sizes have a band each", () => {
  const box = { x: 0, y: 0, width: 190, height: 150 };
  for (const [figure, bandCount] of [
    [5, 1],
    [7, 4],
  ] as const) {
    const data = fakeTrajectories(figure, runs);
    const grid = layOutPanels(data, groupCells(data)[0]!.cells);
    const row = grid.panels.filter((panel) => panel.row === grid.rows[0]);
    const column = drawThresholdColumn(
      createDocument(),
      row.flatMap(({ cells }) => cells),
      box,
    );
    expect([...column.querySelectorAll("rect")]).toHaveLength(3 * bandCount);
    expect([...column.querySelectorAll("line")]).toHaveLength(4 * bandCount);
    if (bandCount > 1) continue;
    const marks = [...column.querySelectorAll('path[fill="currentColor"]')];
    for (const [i, { cells }] of row.entries()) {
      const y = Number(/^M\S+ (\S+)l/.exec(marks[i]!.getAttribute("d")!)![1]);
      const region = [...column.querySelectorAll("rect")].find((zone) => {
        const from = Number(zone.getAttribute("y"));
        return from <= y && y <= from + Number(zone.getAttribute("height"));
      });
      expect(region!.getAttribute("class")).toBe(`region-${nameOf(cells[0]!)}`);
    }
  }
});

test("the legend names the mark that stands at a panel's rate", () => {
  for (const [figure, mark] of [
    [figure5, "▸"],
    [fakeTrajectories(7, runs), "●"],
  ] as const) {
    const grid = layOutPanels(figure, groupCells(figure)[0]!.cells);
    const texts = queryAll(drawTrajectories(figure, grid, bands, "x", "alt"), "text").map((text) => text.textContent);
    expect(texts).toContain(`${mark} α of a panel`);
  }
});

test("bounds that coincide leave no room between them", () => {
  const [cell] = figure1.cells;
  const equal = { ...cell!, thresholds: { convergence: 5, meanSquare: 5, almostSure: 5, divergence: 5 } };
  expect([1, 5, 9].map((learningRate) => nameOf({ ...equal, learningRate }))).toEqual(["shrink", "open", "grow"]);
});

test("thresholds are drawn in their order with their values, and titles say on which side α lies", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const { cells } = grid.panels[0]!;
  const column = drawThresholdColumn(createDocument(), cells, { x: 0, y: 0, width: 190, height: 150 });
  const lines = [...column.querySelectorAll("line")];
  expect(lines.map((line) => line.getAttribute("class"))).toEqual([
    "threshold-convergence",
    "threshold-meanSquare",
    "threshold-almostSure",
    "threshold-divergence",
  ]);
  const [u, limit, almostSure, l] = lines.map((line) => Number(line.getAttribute("y1")));
  expect(limit).toBeCloseTo((u! + l!) / 2, 0);
  expect(almostSure).toBeLessThan(limit!);
  const texts = queryAll(drawTrajectories(figure5, grid, bands, "x", "alt"), "text").map((text) => text.textContent);
  expect(texts.filter((text) => / [<>] α/.test(text ?? "")).slice(0, 3)).toEqual([
    "α = 1.5l = 0.0135 > αas",
    "α = 0.5(u+l) = 0.00563 > αas",
    "α = 0.5u = 0.00114 < α*",
  ]);
  for (const symbol of ["u", "α*", "αas", "l"])
    expect(texts.some((text) => text?.startsWith(`${symbol} = `))).toBe(true);
  expect(describeTrajectories(figure5, grid)).toContain(
    "(theory: no promise, above the exact limit, above the almost-sure limit)",
  );
});
