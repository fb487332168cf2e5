import { createDocument, createElement, extent, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { cellThresholds, regions, type TrajectoriesData } from "@sgd-basins/report";
import { formatShort } from "../../text/numbers.ts";
import { writeSvg } from "../writeSvg.ts";
import { arrangePanels, type Frame, type Layout, titles } from "./arrangePanels.ts";
import { drawPanel, type Series } from "./drawPanel.ts";
import { drawRateStrip, limitStroke, type RateAxis, rateAxis, stripHeight } from "./drawRateStrip.ts";
import { type LogScale, logScale } from "./logScale.ts";
import type { TrajectoryGrid, TrajectoryPanel } from "./panels.ts";
import { countLeft, nearestLimits, predictionOf } from "./prediction.ts";

/** Size of the chart of a grid, in CSS pixels. */
export function sizeOfTrajectories(grid: TrajectoryGrid, layout: Layout): { width: number; height: number } {
  const { width, height } = arrangePanels(grid, layout);
  return { width, height };
}

/** The smallest positive distance of a grid's cells, to which zeros are raised on the logarithmic axis. */
export function smallestPositive(data: TrajectoriesData, grid: TrajectoryGrid): { value: number; zeros: number } {
  let value = Number.POSITIVE_INFINITY;
  let zeros = 0;
  for (const distance of distancesOf(data, grid.panels)) {
    if (distance === 0) zeros += 1;
    else if (distance < value) value = distance;
  }
  return { value, zeros };
}

/**
 * Draws a grid of panels: distance to the figure's minimizer against the iteration, every run, one path a series; above
 * each panel its learning rate among the theorems' regions. Panels of one row share the axis of distances.
 *
 * @throws RangeError if no distance is positive
 */
export function drawTrajectories(
  data: TrajectoriesData,
  grid: TrajectoryGrid,
  layout: Layout,
  name: string,
  alt: string,
): string {
  const document = createDocument();
  const { width, height, frames, headings } = arrangePanels(grid, layout);
  const svg = createElement(document, "svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const { value: smallest } = smallestPositive(data, grid);
  const axis = rateAxis(grid.panels.flatMap(({ cells }) => cells));
  drawLegend(document, svg, data, grid, layout);
  for (const { text, x, y } of headings) {
    svg.append(createElement(document, "text", { x, y, class: "strong", "font-size": 13 }, text));
  }
  const scales = new Map<string, LogScale>();
  for (const frame of frames) {
    const { panel } = frame;
    const row = panel.level ?? panel.row;
    if (!scales.has(row)) scales.set(row, scaleOf(data, grid, row, smallest));
    const series = grid.series.map((_, index): Series => ({ index, runs: runsOf(data, grid, panel, index) }));
    const drawn = series.filter(({ index }) => panel.cells.some((cell) => grid.seriesOf(cell) === index));
    svg.append(
      ...drawTitles(document, frame, grid, axis),
      drawPanel(document, frame, drawn, scales.get(row)!, data.steps, smallest),
    );
  }
  const foot = `x: iteration · y: distance to the ${data.distanceTo} minimizer`;
  svg.append(createElement(document, "text", { x: frames[0]!.x, y: height - 6, "font-size": 11 }, foot));
  return writeSvg(document, svg, name, alt);
}

function drawTitles(document: SvgDocument, frame: Frame, grid: TrajectoryGrid, axis: RateAxis): SvgElement[] {
  const { panel, x, y, width } = frame;
  const short = width < 220;
  const { left, runs } = countLeft(panel.cells);
  const prediction = predictionOf(panel.cells);
  const counted = `${short ? "left" : "left the basin:"} ${left}/${runs}`;
  const outcome = prediction === null ? counted : `${short ? "" : "theory: "}${prediction.words} · ${counted}`;
  const sides = nearestLimits(panel.cells).map(({ limit, side }) => ` ${side === "above" ? ">" : "<"} ${limit.symbol}`);
  // A folded panel's title has no room for the side; the strip shows it.
  const title = panel.level === null ? `${panel.title}${sides.join("")}` : `${panel.level} · ${panel.title}`;
  const first = { x, y: y - titles + 14, class: "strong", "font-size": 11.5 };
  const second = { x, y: y - titles + 28, "font-size": 11 };
  const lines = [createElement(document, "text", first, title), createElement(document, "text", second, outcome)];
  const strip = createElement(document, "g", { transform: `translate(${x} ${y - stripHeight - 3})` });
  strip.append(drawRateStrip(document, panel.cells, grid, axis, width));
  return [...lines, strip];
}

function drawLegend(
  document: SvgDocument,
  svg: SvgElement,
  data: TrajectoriesData,
  grid: TrajectoryGrid,
  layout: Layout,
): void {
  let y = 18;
  if (grid.series.length > 1) {
    const perLine = layout === "wide" ? grid.series.length : 2;
    for (const [i, series] of grid.series.entries()) {
      const x = 42 + (i % perLine) * 150;
      const line = y + 22 * Math.floor(i / perLine);
      const stroke = { x1: x, x2: x + 22, y1: line - 4, y2: line - 4, "stroke-width": 3 };
      svg.append(
        createElement(document, "line", { class: `stroke-${i}`, ...stroke }),
        createElement(document, "text", { x: x + 28, y: line, "font-size": 12 }, series),
      );
    }
    y += 22 * Math.ceil(grid.series.length / perLine);
  }
  const [left, pitch, limitPitch] = layout === "wide" ? [42, 96, 150] : [8, 86, 32];
  for (const [i, { name, where }] of regions.entries()) {
    const x = left + i * pitch;
    svg.append(
      createElement(document, "rect", { x, y: y - 11, width: 14, height: 12, class: `region-${name}` }),
      createElement(document, "text", { x: x + 19, y, "font-size": 12 }, i === 0 ? `α ${where}` : where),
    );
  }
  const limits = cellThresholds.filter((row) => row.kind === "limit");
  for (const [i, limit] of limits.entries()) {
    const x = left + regions.length * pitch + i * limitPitch;
    const line = { x1: x + 4, x2: x + 4, y1: y - 11, y2: y + 1, stroke: "currentColor", ...limitStroke(limit) };
    const words = layout === "wide" ? `${limit.symbol}, the ${limit.name}` : limit.symbol;
    svg.append(
      createElement(document, "line", line),
      createElement(document, "text", { x: x + 11, y, "font-size": 12 }, words),
    );
  }
  const values = valuesOf(data, grid);
  const lines = layout === "wide" ? [values.slice(0, 2).join("; "), values.slice(2).join("; ")] : values;
  for (const [i, line] of lines.entries()) {
    svg.append(createElement(document, "text", { x: left, y: y + 22 * (i + 1), "font-size": 12 }, line));
  }
}

/** The values of the thresholds, or their ranges, of the cells that a chart shows. */
function valuesOf({ realisations }: TrajectoriesData, grid: TrajectoryGrid): string[] {
  const cells = grid.panels.flatMap((panel) => panel.cells);
  const others = realisations.length > 1 && cells[0]!.realisation !== "default" ? "selected seed: " : "";
  return cellThresholds.map(({ key, symbol }, i) => {
    const [low, high] = extent(cells.map(({ thresholds }) => thresholds[key]));
    const range = low === high ? formatShort(low) : `${formatShort(low)} to ${formatShort(high)}`;
    return `${i === 0 ? others : ""}${symbol} = ${range}`;
  });
}

function scaleOf(data: TrajectoriesData, grid: TrajectoryGrid, row: string, smallest: number): LogScale {
  const panels = grid.panels.filter((panel) => (panel.level ?? panel.row) === row);
  const raised = function* (): Generator<number> {
    for (const distance of distancesOf(data, panels)) yield Math.max(distance, smallest);
  };
  return logScale(raised(), 5);
}

function* runsOf(
  data: TrajectoriesData,
  grid: TrajectoryGrid,
  panel: TrajectoryPanel,
  series: number,
): Generator<readonly number[]> {
  for (const cell of panel.cells) if (grid.seriesOf(cell) === series) yield* cell.distances[data.distanceTo]!;
}

function* distancesOf(data: TrajectoriesData, panels: readonly TrajectoryPanel[]): Generator<number> {
  for (const { cells } of panels) {
    for (const cell of cells) for (const run of cell.distances[data.distanceTo]!) yield* run;
  }
}
