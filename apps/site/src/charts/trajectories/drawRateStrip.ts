/**
 * A strip above a panel: a logarithmic axis of learning rates in units of the divergence bound l, with the regions of the
 * theorems, a broken line at the exact limit α*, and a mark at the panel's learning rate. Where batch sizes are pooled, each
 * has a strip.
 */
import { createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import type { TrajectoryCell } from "@sgd-basins/report";
import type { TrajectoryGrid } from "./panels.ts";

/** Height of a panel's strips together, in CSS pixels. */
export const stripHeight = 10;

/** How the exact limit α* is drawn, here and in the legend. */
export const limitStroke = { "stroke-width": 1.5, "stroke-dasharray": "2 1" };

/** The axis that all strips of a chart share. */
export interface RateAxis {
  /** log10 of α/l at its ends. */
  readonly from: number;
  readonly to: number;
}

interface Rate {
  readonly series: number;
  /** log10 of u and of α in units of l. */
  readonly convergence: number;
  /** The same of the exact limit; null where there is none. */
  readonly limit: number | null;
  readonly rate: number;
}

/** The axis that holds every learning rate and bound of some cells; null where no cell has both bounds. */
export function rateAxis(cells: readonly TrajectoryCell[]): RateAxis | null {
  const rates = cells.flatMap((cell) => ratesOf(cell, 0, null));
  if (rates.length === 0) return null;
  const values = rates.flatMap(({ convergence, rate }) => [convergence, rate, 0]);
  const least = values.reduce((a, b) => Math.min(a, b));
  const greatest = values.reduce((a, b) => Math.max(a, b));
  const margin = 0.08 * (greatest - least) + 0.1;
  return { from: least - margin, to: greatest + margin };
}

/** Draws the strips of a panel's cells from x = 0 to `width`, with their top at y = 0. */
export function drawRateStrip(
  document: SvgDocument,
  cells: readonly TrajectoryCell[],
  { seriesOf, limitOf }: Pick<TrajectoryGrid, "seriesOf" | "limitOf">,
  { from, to }: RateAxis,
  width: number,
): SvgElement {
  const group = createElement(document, "g", {});
  const rates = distinct(cells.flatMap((cell) => ratesOf(cell, seriesOf(cell), limitOf(cell))));
  const height = stripHeight / rates.length;
  const place = (value: number): number => Math.round(((value - from) / (to - from)) * width * 10) / 10;
  for (const [i, { series, convergence, limit, rate }] of rates.entries()) {
    const [u, l] = [place(convergence), place(0)];
    const y = i * height;
    const zones = [
      { x: 0, width: u, class: "region-shrink" },
      { x: u, width: l - u, class: "region-open" },
      { x: l, width: width - l, class: "region-grow" },
    ];
    for (const zone of zones) group.append(createElement(document, "rect", { ...zone, y, height }));
    const lineAt = (x: number, look: Readonly<Record<string, string | number>>): SvgElement =>
      createElement(document, "line", { x1: x, x2: x, y1: y, y2: y + height, stroke: "currentColor", ...look });
    group.append(lineAt(u, { "stroke-opacity": 0.6 }), lineAt(l, { "stroke-opacity": 0.6 }));
    if (limit !== null) group.append(lineAt(place(limit), limitStroke));
    const mark = { x: place(rate) - 1.5, y, width: 3, height };
    const fill = rates.length === 1 ? { fill: "currentColor" } : { class: `fill-${series}` };
    group.append(createElement(document, "rect", { ...mark, ...fill }));
  }
  return group;
}

/** Cells that differ only in what the bounds do not depend on have one strip. */
function distinct(rates: readonly Rate[]): Rate[] {
  const key = ({ convergence, rate }: Rate): string => `${convergence.toFixed(9)} ${rate.toFixed(9)}`;
  return [...new Map(rates.map((rate) => [key(rate), rate])).values()];
}

function ratesOf(
  { learningRate, convergenceBound, divergenceBound }: TrajectoryCell,
  series: number,
  limit: number | null,
): Rate[] {
  if (convergenceBound === null || divergenceBound === null) return [];
  const log = (value: number): number => Math.log10(value / divergenceBound);
  return [
    {
      series,
      convergence: log(convergenceBound),
      limit: limit === null ? null : log(limit),
      rate: log(learningRate),
    },
  ];
}
