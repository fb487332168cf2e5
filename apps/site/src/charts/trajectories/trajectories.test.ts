import { expect, test } from "vitest";
import { fakeTrajectories } from "../../../test/fakes/trajectories.ts";
import { queryAll } from "../../../test/parseSvg.ts";
import { drawTrajectories, sizeOfTrajectories, smallestPositive } from "./drawTrajectories.ts";
import { groupCells, layOutPanels } from "./panels.ts";

const runs = 4;
const figure5 = fakeTrajectories(5, runs);
const figure1 = fakeTrajectories(1, runs);

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
  expect(grid.panels[0]!.title).toMatch(/^1\.5l · α = 0\.0135$/);
});

test("rows with different learning rates keep their own columns", () => {
  const grid = layOutPanels(figure1, groupCells(figure1)[0]!.cells);
  const titles = grid.rows.map((row) => grid.panels.filter((panel) => panel.row === row).map((panel) => panel.title));
  expect(titles[0]).toEqual(["α = 5 × 10¹⁰", "α = 10¹¹", "α = 5 × 10¹¹"]);
  expect(titles[1]).toEqual(["α = 5 × 10¹¹", "α = 10¹²", "α = 5 × 10¹²"]);
});

test("a single column is folded into a row that names its levels", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[1]!.cells);
  expect(grid.rows).toHaveLength(1);
  expect(grid.panels.map((panel) => panel.level)).toEqual(["k = 1", "k = 200", "k = 500", "GD (k = ∞)"]);
});

test("a chart has one path a series and panel, and every run in it", () => {
  const grid = layOutPanels(figure5, groupCells(figure5)[0]!.cells);
  const found = paths(drawTrajectories(figure5, grid, "figure-05", "alt"));
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
  const svg = drawTrajectories(data, layOutPanels(data, [single]), "x", "alt");
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
  const [path] = paths(drawTrajectories(data, grid, "x", "alt"));
  expect(path).toMatch(/^M0 \d+h20$/);
});

test("a chart at the paper's size stays below 400 kB, and the same data give the same bytes", () => {
  const data = fakeTrajectories(5, 100);
  const grid = layOutPanels(data, groupCells(data)[0]!.cells);
  const svg = drawTrajectories(data, grid, "figure-05", "alt");
  expect(svg.length).toBeLessThan(400_000);
  expect(drawTrajectories(data, grid, "figure-05", "alt")).toBe(svg);
  expect(svg).toContain(`width="${sizeOfTrajectories(grid).width}"`);
});
