import * as Plot from "@observablehq/plot";
import type { TrajectoriesData } from "@sgd-basins/report";
import { formatPowerOfTen } from "../../text/numbers.ts";
import { drawPlot } from "../drawPlot.ts";
import { createElement, type SvgDocument, type SvgElement } from "../svgDocument.ts";
import type { TrajectoryGrid, TrajectoryPanel } from "./panels.ts";
import { tracePath } from "./tracePath.ts";

const panel = { height: 124, gap: 24, titles: 36 };
/** More columns than this are drawn narrower, with shorter titles. */
const manyColumns = 4;
const margin = { top: 4, legend: 26, right: 84, bottom: 38, left: 62 };
/** Ordinates are kept to half a pixel. */
const unit = 0.5;

function panelWidth(columns: number): number {
  if (columns > manyColumns) return 136;
  return columns === manyColumns ? 200 : 240;
}

function topOf(grid: TrajectoryGrid): number {
  return grid.series.length > 1 ? margin.top + margin.legend : margin.top;
}

/** Folded panels have a third line of titles. */
function titlesHeight(grid: TrajectoryGrid): number {
  return grid.panels.some((p) => p.level !== null) ? panel.titles + 14 : panel.titles;
}

/** Size of the chart of a grid, in CSS pixels. */
export function sizeOfTrajectories(grid: TrajectoryGrid): { width: number; height: number } {
  const { rows, columns } = grid;
  return {
    width: margin.left + columns * (panelWidth(columns) + panel.gap) - panel.gap + margin.right,
    height: topOf(grid) + rows.length * (panel.height + titlesHeight(grid)) + margin.bottom,
  };
}

/** The smallest positive distance of a grid's cells, to which zeros are raised on the logarithmic axis. */
export function smallestPositive(data: TrajectoriesData, grid: TrajectoryGrid): { value: number; zeros: number } {
  let value = Number.POSITIVE_INFINITY;
  let zeros = 0;
  for (const run of runsOf(data, grid)) {
    for (const distance of run) {
      if (distance === 0) zeros += 1;
      else if (distance < value) value = distance;
    }
  }
  return { value, zeros };
}

/**
 * Draws a grid of panels: distance to the figure's minimizer against the iteration, every run, one path a series.
 *
 * @throws RangeError if no distance is positive
 */
export function drawTrajectories(data: TrajectoriesData, grid: TrajectoryGrid, name: string, alt: string): string {
  const { width, height } = sizeOfTrajectories(grid);
  const { value: smallest } = smallestPositive(data, grid);
  const [low, high] = decades(data, grid);
  const span = data.steps + 1;
  const columns = { step: [] as number[], distance: [] as number[], series: [] as number[], fx: [] as number[] };
  const fy: string[] = [];
  for (const { cells, column, row } of grid.panels) {
    for (const cell of cells) {
      for (const run of cell.distances[data.distanceTo]!) {
        for (let j = 0; j < span; j++) {
          columns.step.push(j);
          columns.distance.push(Math.max(run[j]!, smallest));
          columns.series.push(grid.seriesOf(cell));
          columns.fx.push(column);
          fy.push(row);
        }
      }
    }
  }
  const options: Plot.PlotOptions = {
    width,
    height,
    marginTop: topOf(grid) + titlesHeight(grid),
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    fx: { domain: Array.from({ length: grid.columns }, (_, i) => i), axis: null, padding: gapShare(grid.columns) },
    fy: {
      domain: [...grid.rows],
      label: null,
      padding: grid.rows.length > 1 ? panel.titles / (panel.height + panel.titles) : 0,
    },
    x: { domain: [0, data.steps], ticks: 4, label: "iteration", labelAnchor: "center", labelArrow: "none" },
    y: {
      type: "log",
      domain: [low, high],
      ticks: tickDecades(low, high),
      tickFormat: (value: number) => formatPowerOfTen(Math.round(Math.log10(value))),
      label: `distance to the ${data.distanceTo} minimizer`,
      labelAnchor: "center",
      labelArrow: "none",
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: tickDecades(low, high) }),
      Plot.frame({ strokeOpacity: 0.35 }),
      Plot.line(columns.step, {
        x: columns.step,
        y: columns.distance,
        z: columns.series,
        fx: columns.fx,
        fy,
        render: (index, _scales, values, _dimensions, context) =>
          drawRuns(context.document as unknown as SvgDocument, index, values as unknown as Ordinates, span) as never,
      }),
      title(grid, (p) => p.level ?? "", -34, "strong"),
      title(grid, (p) => p.title, -20, "strong"),
      title(grid, (p) => countRuns(p.cells, grid.columns > manyColumns), -7, "faint-text"),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => {
    if (grid.series.length > 1) drawLegend(document, svg, grid.series);
  });
}

interface Ordinates {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly z: ArrayLike<number>;
}

/** One path a series: Plot hands over a panel's rows in data order, `span` of them a run. */
function drawRuns(document: SvgDocument, index: ArrayLike<number>, { x, y, z }: Ordinates, span: number): SvgElement {
  const runs = new Map<number, number[][]>();
  for (let start = 0; start < index.length; start += span) {
    const series = z[index[start]!]!;
    if (!runs.has(series)) runs.set(series, []);
    runs.get(series)!.push(Array.from({ length: span }, (_, j) => y[index[start + j]!]! / unit));
  }
  const origin = x[index[0]!]!;
  const group = createElement(document, "g", { class: "runs" });
  const transform = `translate(${origin} 0) scale(${x[index[1]!]! - origin} ${unit})`;
  for (const [series, own] of [...runs].sort(([a], [b]) => a - b)) {
    group.append(createElement(document, "path", { class: `stroke-${series}`, transform, d: tracePath(own) }));
  }
  return group;
}

function title(grid: TrajectoryGrid, text: (panel: TrajectoryPanel) => string, dy: number, className: string) {
  return Plot.text(grid.panels, {
    fx: "column",
    fy: "row",
    text,
    frameAnchor: "top-left",
    dy,
    dx: 1,
    lineAnchor: "bottom",
    fontSize: className === "strong" ? 11 : 10,
    className,
  });
}

function countRuns(cells: TrajectoryPanel["cells"], short: boolean): string {
  const runs = cells.reduce((sum, cell) => sum + cell.ends.length, 0);
  const diverged = cells.reduce((sum, cell) => sum + cell.diverged, 0);
  if (short) return `further away ${diverged}/${runs}`;
  const left = cells.reduce((sum, cell) => sum + cell.everLeft, 0);
  return `further ${diverged}/${runs} · left basin ${left}/${runs}`;
}

function drawLegend(document: SvgDocument, svg: SvgElement, series: readonly string[]): void {
  let x = margin.left;
  for (const [i, name] of series.entries()) {
    svg.append(
      createElement(document, "line", { class: `stroke-${i}`, x1: x, x2: x + 22, y1: 14, y2: 14, "stroke-width": 3 }),
      createElement(document, "text", { x: x + 28, y: 18, "font-size": 12, "text-anchor": "start" }, name),
    );
    x += 52 + 7 * name.length;
  }
}

function* runsOf(data: TrajectoriesData, grid: TrajectoryGrid): Generator<readonly number[]> {
  for (const { cells } of grid.panels) for (const cell of cells) yield* cell.distances[data.distanceTo]!;
}

/** The powers of ten that enclose every positive distance. */
function decades(data: TrajectoriesData, grid: TrajectoryGrid): [number, number] {
  const { value: smallest } = smallestPositive(data, grid);
  if (smallest === Number.POSITIVE_INFINITY) throw new RangeError("no distance is positive");
  let largest = smallest;
  for (const run of runsOf(data, grid)) for (const distance of run) if (distance > largest) largest = distance;
  const low = powerOfTen(Math.floor(Math.log10(smallest)));
  return [low, Math.max(powerOfTen(Math.ceil(Math.log10(largest))), low * 10)];
}

/** At most five powers of ten, evenly spaced. */
function tickDecades(low: number, high: number): number[] {
  const from = Math.round(Math.log10(low));
  const to = Math.round(Math.log10(high));
  const step = Math.max(1, Math.ceil((to - from) / 5));
  const ticks: number[] = [];
  for (let exponent = to; exponent >= from; exponent -= step) ticks.unshift(powerOfTen(exponent));
  return ticks;
}

function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/** Plot's band padding that leaves `panel.gap` between columns. */
function gapShare(columns: number): number {
  return columns > 1 ? panel.gap / (panelWidth(columns) + panel.gap) : 0;
}
