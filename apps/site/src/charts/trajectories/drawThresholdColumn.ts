/**
 * The learning rates of a row on a logarithmic axis of their own: the regions of the bounds, a line a threshold with its value,
 * and a mark at each panel's rate. Where batch sizes are pooled, each has a band.
 */
import { createElement, extent, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { cellThresholds, regions, type TrajectoryCell, thresholdLines } from "@sgd-basins/report";
import { formatBatchSize, formatShort } from "../../text/numbers.ts";
import type { Box } from "./arrangePanels.ts";
import { spreadLabels } from "./spreadLabels.ts";

const lineHeight = 15;
/** Room for the names of rates, left of the band. */
const namesWidth = 62;
const bandWidth = 30;

/** The look of a threshold's line, in every chart: its class gives the colour. */
export function thresholdStroke(threshold: (typeof cellThresholds)[number]): Record<string, string | number> {
  const { key } = threshold;
  const line = thresholdLines[key];
  return {
    class: `threshold-${key}`,
    "stroke-width": 2,
    ...(line.dash === "" ? {} : { "stroke-dasharray": line.dash }),
  };
}

/** Whether a row has cells of several batch sizes, and so a band for each with dots at the panels' rates. */
export function isPooled(cells: readonly TrajectoryCell[]): boolean {
  return new Set(cells.map(({ batchSize }) => batchSize)).size > 1;
}

/** Draws the thresholds of a row's cells. */
export function drawThresholdColumn(document: SvgDocument, cells: readonly TrajectoryCell[], box: Box): SvgElement {
  const group = createElement(document, "g", { class: "thresholds", transform: `translate(${box.x} ${box.y})` });
  const { height } = box;
  const logarithms = cells.flatMap(({ learningRate, thresholds }) =>
    [learningRate, ...Object.values(thresholds)].map(Math.log10),
  );
  const [least, most] = extent(logarithms);
  const margin = 0.08 * (most - least) + 0.05;
  const place = (rate: number): number =>
    round((1 - (Math.log10(rate) - least + margin) / (most - least + 2 * margin)) * height);
  const bands = [...Map.groupBy(cells, ({ batchSize }) => batchSize).values()];
  const [only] = bands;
  if (!isPooled(cells) && only !== undefined) {
    drawBand(document, group, only, namesWidth, height, place);
    drawRates(document, group, only, height, place);
    drawValues(document, group, only, height, place);
    return group;
  }
  const pitch = Math.min(48, box.width / bands.length);
  group.append(text(document, "by k", { x: 0, y: -20 }));
  for (const [i, own] of bands.entries()) {
    const x = i * pitch;
    drawBand(document, group, own, x, height, place);
    for (const { learningRate } of own) {
      group.append(createElement(document, "circle", { cx: x + bandWidth / 2, cy: place(learningRate), r: 3.5 }));
    }
    const name = formatBatchSize(own[0]!.batchSize);
    group.append(text(document, name, { x: x + bandWidth / 2, y: -5, "text-anchor": "middle" }));
  }
  return group;
}

function drawBand(
  document: SvgDocument,
  group: SvgElement,
  cells: readonly TrajectoryCell[],
  x: number,
  height: number,
  place: (rate: number) => number,
): void {
  const { thresholds } = cells[0]!;
  for (const { name, from, to } of regions) {
    const top = to === null ? 0 : place(thresholds[to.key]);
    const bottom = from === null ? height : place(thresholds[from.key]);
    const rectangle = { x, y: top, width: bandWidth, height: round(bottom - top), class: `region-${name}` };
    group.append(createElement(document, "rect", rectangle));
  }
  for (const threshold of cellThresholds) {
    const y = place(thresholds[threshold.key]);
    const line = { x1: x, x2: x + bandWidth, y1: y, y2: y, ...thresholdStroke(threshold) };
    group.append(createElement(document, "line", line));
  }
}

/** The panels' rates: a mark at the band and, further left, what the figure calls it. */
function drawRates(
  document: SvgDocument,
  group: SvgElement,
  cells: readonly TrajectoryCell[],
  height: number,
  place: (rate: number) => number,
): void {
  const rates = [...new Map(cells.map(({ rateLabel, learningRate }) => [rateLabel, learningRate]))];
  const marks = rates.map(([, rate]) => place(rate));
  const labels = spreadLabels(marks, lineHeight, 6, height - 2);
  for (const [i, [label, rate]] of rates.entries()) {
    const [y, at] = [marks[i]!, labels[i]!];
    const name = Number.isFinite(Number(label)) ? formatShort(rate) : label;
    const mark = `M${namesWidth} ${y}l-7 -4v8z`;
    group.append(
      createElement(document, "path", { d: mark, fill: "currentColor" }),
      text(document, name, { x: namesWidth - 10, y: at + 4, "text-anchor": "end" }),
    );
  }
}

function drawValues(
  document: SvgDocument,
  group: SvgElement,
  cells: readonly TrajectoryCell[],
  height: number,
  place: (rate: number) => number,
): void {
  const { thresholds } = cells[0]!;
  // From above: where two coincide, the one that theory orders first stands below.
  const descending = cellThresholds.toReversed();
  const lines = descending.map(({ key }) => place(thresholds[key]));
  const labels = spreadLabels(lines, lineHeight, 6, height - 2);
  const x = namesWidth + bandWidth;
  for (const [i, threshold] of descending.entries()) {
    const [y, at] = [lines[i]!, round(labels[i]!)];
    const leader = { d: `M${x} ${y}h3L${x + 11} ${at}h3`, fill: "none", class: `threshold-${threshold.key}` };
    const value = `${threshold.symbol} = ${formatShort(thresholds[threshold.key])}`;
    group.append(createElement(document, "path", leader), text(document, value, { x: x + 18, y: at + 4 }));
  }
}

function text(document: SvgDocument, words: string, place: Record<string, string | number>): SvgElement {
  return createElement(document, "text", { "font-size": 12, ...place }, words);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
