import { createDrawing, createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import type { TrajectoriesData } from "@sgd-basins/report";
import { writeSvg } from "../writeSvg.ts";
import { arrangePanels, type Frame, type Layout, titles, widthOf } from "./arrangePanels.ts";
import { drawLegend, type Shown } from "./drawLegend.ts";
import { drawPanel, type Series } from "./drawPanel.ts";
import { drawThresholdColumn } from "./drawThresholdColumn.ts";
import { type LogScale, logScale } from "./logScale.ts";
import type { TrajectoryGrid, TrajectoryPanel } from "./panels.ts";
import { countLeft, nearestLimits, predictionOf } from "./prediction.ts";

/** What of a figure's runs a chart shows, and in which shape. */
export interface Version {
  readonly layout: Layout;
  readonly shown: Shown;
}

/** Size of the chart of a grid, in CSS pixels. */
export function sizeOfTrajectories(
  grid: TrajectoryGrid,
  { layout, shown }: Version,
): { width: number; height: number } {
  const { bottom } = drawLegend(createDrawing(), grid, shown, widthOf(layout));
  const { width, height } = arrangePanels(grid, layout, bottom);
  return { width, height };
}

/** The smallest positive distance of a grid's cells, to which zeros are raised on the logarithmic axis. */
export function smallestPositive(data: TrajectoriesData, grid: TrajectoryGrid): { value: number; zeros: number } {
  const extremes = extremesIn(data, grid.panels);
  return {
    value: Math.min(...extremes.map(({ least }) => least)),
    zeros: extremes.reduce((sum, { zeros }) => sum + zeros, 0),
  };
}

/**
 * Draws a grid of panels: distance to the figure's minimizer against the iteration, and for each row its learning rates among
 * the thresholds. Panels of one row share the axis of distances.
 *
 * @throws RangeError if no distance is positive
 */
export function drawTrajectories(
  data: TrajectoriesData,
  grid: TrajectoryGrid,
  { layout, shown }: Version,
  name: string,
  alt: string,
): string {
  const document = createDrawing();
  const legend = drawLegend(document, grid, shown, widthOf(layout));
  const { width, height, frames, columns, headings } = arrangePanels(grid, layout, legend.bottom);
  const svg = createElement(document, "svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const { value: smallest } = smallestPositive(data, grid);
  svg.append(...legend.elements);
  for (const { text, x, y } of headings) {
    svg.append(createElement(document, "text", { x, y, class: "strong", "font-size": 14 }, text));
  }
  for (const column of columns) {
    const own = grid.panels.filter(({ row }) => row === column.row);
    svg.append(
      drawThresholdColumn(
        document,
        own.flatMap(({ cells }) => cells),
        column,
      ),
    );
  }
  const scales = new Map(grid.rows.map((row) => [row, scaleOf(data, grid, row, smallest)]));
  for (const frame of frames) {
    const { panel } = frame;
    const series = grid.series
      .map((_, index): Series => seriesOf(data, grid, panel, index))
      .filter(({ runs }) => runs.length > 0);
    svg.append(
      ...drawTitles(document, frame),
      drawPanel(document, frame, series, scales.get(panel.row)!, data.steps, smallest, shown),
    );
  }
  const foot = `x: iteration · y: distance to the ${data.distanceTo} minimizer`;
  svg.append(createElement(document, "text", { x: frames[0]!.x, y: height - 6, "font-size": 12 }, foot));
  return writeSvg(document, svg, name, alt);
}

function drawTitles(document: SvgDocument, { panel, x, y, width }: Frame): SvgElement[] {
  const { left, runs } = countLeft(panel.cells);
  const prediction = predictionOf(panel.cells);
  const sides = nearestLimits(panel.cells).map(({ limit, side }) => ` ${side === "above" ? ">" : "<"} ${limit.symbol}`);
  const counts = [`left the basin: ${left}/${runs}`, `left: ${left}/${runs}`];
  const outcomes = [
    ...(prediction === null
      ? []
      : [`theory: ${prediction.words} · ${counts[0]}`, `${prediction.words} · ${counts[1]}`]),
    ...counts,
  ];
  const first = { x, y: y - titles + 13, class: "strong", "font-size": 12 };
  const second = { x, y: y - titles + 29, "font-size": 12 };
  return [
    createElement(
      document,
      "text",
      first,
      longest(
        [`${panel.title}${sides.join("")}`, panel.title, panel.title.replace(/(?<= = .*) = .*/, "")],
        width,
        letters.strong,
      ),
    ),
    createElement(document, "text", second, longest(outcomes, width, letters.plain)),
  ];
}

/** Widths of a letter of 12 pixels, on average. */
const letters = { plain: 6.1, strong: 6.7 } as const;

/** The first of some texts, of which each is shorter than the one before, that fits. */
function longest(texts: readonly string[], width: number, letter: number): string {
  return texts.find((text) => text.length * letter <= width) ?? texts.at(-1)!;
}

function scaleOf(data: TrajectoriesData, grid: TrajectoryGrid, row: string, smallest: number): LogScale {
  const panels = grid.panels.filter((panel) => panel.row === row);
  const ends = extremesIn(data, panels).flatMap(({ least, zeros, most }) => [zeros > 0 ? 0 : least, most]);
  return logScale(
    ends.map((distance) => Math.max(distance, smallest)),
    5,
  );
}

function seriesOf(data: TrajectoriesData, grid: TrajectoryGrid, panel: TrajectoryPanel, index: number): Series {
  const cells = panel.cells.filter((cell) => grid.seriesOf(cell) === index);
  return {
    index,
    runs: cells.flatMap(({ distances }) => distances[data.distanceTo]!),
    outside: cells.flatMap(({ ends }) => ends.map((end) => end !== "start basin")),
  };
}

interface Extremes {
  /** The smallest positive one. */
  readonly least: number;
  readonly zeros: number;
  readonly most: number;
}

/** Found once a cell: every version of a figure asks for them. */
const found = new WeakMap<readonly (readonly number[])[], Extremes>();

/** Of the distances of each cell. */
function extremesIn(data: TrajectoriesData, panels: readonly TrajectoryPanel[]): Extremes[] {
  return panels.flatMap(({ cells }) => cells.map(({ distances }) => extremesOf(distances[data.distanceTo]!)));
}

function extremesOf(runs: readonly (readonly number[])[]): Extremes {
  const known = found.get(runs);
  if (known !== undefined) return known;
  let [least, zeros, most] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const run of runs) {
    for (const distance of run) {
      if (distance === 0) zeros += 1;
      else if (distance < least) least = distance;
      if (distance > most) most = distance;
    }
  }
  const extremes = { least, zeros, most };
  found.set(runs, extremes);
  return extremes;
}
