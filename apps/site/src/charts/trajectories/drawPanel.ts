/** One panel: its frame and axes, and its runs: every one, or of each series median, band and those that end outside. */
import { createElement, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import { formatTicks } from "../../text/numbers.ts";
import type { Frame } from "./arrangePanels.ts";
import { medianStroke, type Shown } from "./drawLegend.ts";
import type { LogScale } from "./logScale.ts";
import { bandOf } from "./quantiles.ts";
import { tracePath } from "./tracePath.ts";

/** Ordinates are kept to half a pixel. */
const unit = 0.5;

/** The runs of one series. */
export interface Series {
  readonly index: number;
  /** For each run, its distances; zeros are drawn at the lowest positive one. */
  readonly runs: readonly (readonly number[])[];
  /** For each run, whether it ends outside the start's basin. */
  readonly outside: readonly boolean[];
}

/**
 * Draws the lines of a panel and what frames them.
 *
 * @param smallest - the distance at which zeros are drawn
 */
export function drawPanel(
  document: SvgDocument,
  frame: Frame,
  series: readonly Series[],
  scale: LogScale,
  steps: number,
  smallest: number,
  shown: Shown,
): SvgElement {
  const { x, y, width, height } = frame;
  const group = createElement(document, "g", { transform: `translate(${x} ${y})` });
  const label = formatTicks(scale.ticks);
  for (const distance of scale.ticks) drawDistance(document, group, frame, scale, distance, label(distance));
  group.append(
    createElement(document, "rect", { width, height, fill: "none", stroke: "currentColor", "stroke-opacity": 0.35 }),
  );
  drawSteps(document, group, frame, steps);
  const lines = createElement(document, "g", { class: "runs" });
  const transform = `scale(${Math.round((width / steps) * 1e4) / 1e4} ${unit})`;
  for (const { index, runs, outside } of series) {
    const drawn = shown === "runs" ? runs : runs.filter((_, run) => outside[run]);
    if (drawn.length === 0) continue;
    const d = tracePath(ordinates(drawn, scale, height, smallest));
    lines.append(createElement(document, "path", { class: `stroke-${index}`, transform, d }));
  }
  if (shown === "runs") {
    group.append(lines);
    return group;
  }
  const bands = series.map(({ index, runs }) => ({ index, ...bandOf(runs) }));
  const point = (distance: number, step: number): string => {
    const [px, py] = [(step / steps) * width, (1 - scale.share(Math.max(distance, smallest))) * height];
    return `${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`;
  };
  const path = (line: readonly number[]): string => `M${line.map(point).join("L")}`;
  for (const { index, low, high } of bands) {
    const back = high.map(point).toReversed().join("L");
    group.append(
      createElement(document, "path", { class: `fill-${index}`, "fill-opacity": 0.2, d: `${path(low)}L${back}Z` }),
    );
  }
  group.append(lines);
  for (const { index, median } of bands) {
    group.append(createElement(document, "path", { ...medianStroke(index), d: path(median) }));
  }
  return group;
}

function* ordinates(
  runs: Iterable<readonly number[]>,
  scale: LogScale,
  height: number,
  smallest: number,
): Generator<number[]> {
  for (const run of runs) {
    yield run.map((distance) => ((1 - scale.share(Math.max(distance, smallest))) * height) / unit);
  }
}

function drawDistance(
  document: SvgDocument,
  group: SvgElement,
  { width, height, labelsDistance }: Frame,
  scale: LogScale,
  distance: number,
  words: string,
): void {
  const y = Math.round((1 - scale.share(distance)) * height * 10) / 10;
  const line = { x1: 0, x2: width, y1: y, y2: y, stroke: "currentColor", "stroke-opacity": 0.14 };
  group.append(createElement(document, "line", line));
  if (!labelsDistance) return;
  const label = { x: -5, y: y + 4, "text-anchor": "end", "font-size": 12 };
  group.append(createElement(document, "text", label, words));
}

function drawSteps(document: SvgDocument, group: SvgElement, { width, height }: Frame, steps: number): void {
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    if (!Number.isInteger(share * steps)) continue;
    const anchor = share === 0 ? "start" : share === 1 ? "end" : "middle";
    const place = { x: share * width, y: height + 15, "text-anchor": anchor, "font-size": 12 };
    group.append(createElement(document, "text", place, String(share * steps)));
  }
}
