/**
 * A strip above a panel: a logarithmic axis of learning rates in units of the divergence bound l, with the regions of the
 * theorems, a broken line at each limit, and a mark at the panel's learning rate. Where batch sizes are pooled, each has a
 * strip.
 */
import { createElement, extent, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { cellThresholds, type LimitThreshold, regions, type TrajectoryCell } from "@sgd-basins/report";
import type { TrajectoryGrid } from "./panels.ts";

/** Height of a panel's strips together, in CSS pixels. */
export const stripHeight = 10;

/** How the lines of thresholds are drawn, the limits' over the bounds'. */
const lines = [
  ...cellThresholds.flatMap(({ kind, key }) => (kind === "bound" ? [{ key, look: { "stroke-opacity": 0.6 } }] : [])),
  ...cellThresholds.flatMap((row) => (row.kind === "limit" ? [{ key: row.key, look: limitStroke(row) }] : [])),
];

/** How the line of a limit is drawn, here and in the legend. */
export function limitStroke({ dashes }: LimitThreshold): Readonly<Record<string, string | number>> {
  return { "stroke-width": 1.5, "stroke-dasharray": dashes.strip };
}

/** The axis that all strips of a chart share. */
export interface RateAxis {
  /** log10 of α/l at its ends. */
  readonly from: number;
  readonly to: number;
}

/** A learning rate where a cell's runs start, on the axis. */
function onAxis(learningRate: number, { thresholds }: TrajectoryCell): number {
  return Math.log10(learningRate / thresholds.divergence);
}

/** The axis that holds every learning rate and threshold of some cells. */
export function rateAxis(cells: readonly TrajectoryCell[]): RateAxis {
  const values = cells.flatMap((cell) =>
    [cell.learningRate, ...Object.values(cell.thresholds)].map((rate) => onAxis(rate, cell)),
  );
  const [least, greatest] = extent(values);
  const margin = 0.08 * (greatest - least) + 0.1;
  return { from: least - margin, to: greatest + margin };
}

/** Draws the strips of a panel's cells from x = 0 to `width`, with their top at y = 0. */
export function drawRateStrip(
  document: SvgDocument,
  cells: readonly TrajectoryCell[],
  { seriesOf }: Pick<TrajectoryGrid, "seriesOf">,
  axis: RateAxis,
  width: number,
): SvgElement {
  const group = createElement(document, "g", {});
  const strips = distinct(cells);
  const height = stripHeight / strips.length;
  for (const [i, cell] of strips.entries()) {
    const y = i * height;
    const place = (rate: number): number =>
      Math.round(((onAxis(rate, cell) - axis.from) / (axis.to - axis.from)) * width * 10) / 10;
    const { learningRate, thresholds } = cell;
    for (const { name, from, to } of regions) {
      const x = from === null ? 0 : place(thresholds[from.key]);
      const end = to === null ? width : place(thresholds[to.key]);
      group.append(createElement(document, "rect", { x, width: end - x, class: `region-${name}`, y, height }));
    }
    for (const { key, look } of lines) {
      const x = place(thresholds[key]);
      const line = { x1: x, x2: x, y1: y, y2: y + height, stroke: "currentColor", ...look };
      group.append(createElement(document, "line", line));
    }
    const mark = { x: place(learningRate) - 1.5, y, width: 3, height };
    const fill = strips.length === 1 ? { fill: "currentColor" } : { class: `fill-${seriesOf(cell)}` };
    group.append(createElement(document, "rect", { ...mark, ...fill }));
  }
  return group;
}

/** Cells that differ only in what the thresholds do not depend on have one strip. */
function distinct(cells: readonly TrajectoryCell[]): TrajectoryCell[] {
  const key = (cell: TrajectoryCell): string =>
    [cell.thresholds.convergence, cell.learningRate].map((rate) => onAxis(rate, cell).toFixed(9)).join(" ");
  return [...new Map(cells.map((cell) => [key(cell), cell])).values()];
}
