import { type BatchSize, log } from "@sgd-basins/random";
import { formatNumber } from "../formatNumber.ts";
import { logTicks } from "./logTicks.ts";
import { element, textElement } from "./svg.ts";

/** The size of a chart, in pixels: of its axes' numbers as well, and how many of those of batch sizes have room. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly letters: number;
  readonly ticks: number;
}

const whole: ChartSize = { width: 640, height: 420, left: 76, letters: 10, ticks: Number.POSITIVE_INFINITY };
/** For a telephone. */
export const slender: ChartSize = { width: 328, height: 400, left: 70, letters: 12, ticks: 3 };
/** Room within the frame above the highest mark, where no more is asked for. */
const ABOVE = 10;
/** Marks at the ends of the axes stand so far beyond the frame. */
const BEYOND = 6;

/** A chart with batch sizes along x and something along y, both logarithmic; gradient descent, k = ∞, stands at the right end. */
interface Chart {
  readonly title: string;
  /** What the picture is of, for those who do not see it. */
  readonly label: string;
  readonly yLabel: string;
  /** The finite batch sizes. */
  readonly batchSizes: readonly number[];
  /** Whatever has a place along y. */
  readonly values: readonly number[];
  /** Pixels from the top to the frame, and within it below the lowest mark. */
  readonly top: number;
  readonly below: number;
  readonly above?: number;
  /** Drawn inside the frame alone. */
  readonly marks: (placeOf: PlaceOf, frame: Frame) => readonly string[];
  /** Drawn wherever they stand. */
  readonly legend?: readonly string[];
  /** That of a file where it is not named. */
  readonly size?: ChartSize;
}

/** In pixels. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a point stands, in pixels. */
type PlaceOf = (batchSize: BatchSize, value: number) => readonly [x: number, y: number];

/** @returns the text of an SVG file */
export function drawChart(chart: Chart): string {
  const { title, label, yLabel, batchSizes, values, top, below, above = ABOVE, marks, legend = [] } = chart;
  const { width, height, left, letters, ticks } = chart.size ?? whole;
  const right = width - 24;
  const bottom = height - 44;
  const most = batchSizes.reduce((a, b) => Math.max(a, b), 2);
  // ∞ stands a fifth of the axis beyond the largest k.
  const infinity = most * Math.max(2, Math.sqrt(Math.sqrt(most)));
  const [low, high] = domainOf(values);
  const xOf = between(1, infinity, left, right);
  const yOf = between(low, high, bottom - below, top + above);
  const placeOf: PlaceOf = (k, value) => [xOf(k === "inf" ? infinity : k), yOf(value)];
  const powers = batchSizeTicks(most);
  const each = Math.max(1, Math.ceil(powers.length / ticks));
  const shown = powers.filter((_, i) => i % each === 0);
  const xTicks = [...shown.map((k) => ({ x: xOf(k), text: String(k) })), { x: right, text: "∞" }];
  const yTicks = logTicks(low, high).map((value) => ({ y: yOf(value), text: formatNumber(value) }));
  const line = (x1: number, y1: number, x2: number, y2: number): string => element("line", { x1, y1, x2, y2 });
  const grid = { stroke: "currentColor", "stroke-opacity": "0.15" };
  const frame = { fill: "none", stroke: "currentColor", "stroke-opacity": "0.3" };
  const numbers = { "font-variant": "tabular-nums" };
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      "aria-label": label,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      // A file stands on white wherever it is shown.
      style: "background: white",
      fill: "currentColor",
      "font-family": "system-ui, sans-serif",
      "font-size": letters,
      "text-anchor": "middle",
    },
    textElement("text", { x: left, y: 17, "font-size": 13, "font-weight": 600, "text-anchor": "start" }, title),
    element("g", grid, ...yTicks.map(({ y }) => line(left, y, right, y))),
    element("g", { stroke: "currentColor" }, ...xTicks.map(({ x }) => line(x, bottom, x, bottom + 6))),
    element("g", numbers, ...xTicks.map(({ x, text }) => textElement("text", { x, y: bottom + 6 + letters }, text))),
    element("g", { stroke: "currentColor" }, ...yTicks.map(({ y }) => line(left - 6, y, left, y))),
    element(
      "g",
      { ...numbers, "text-anchor": "end" },
      ...yTicks.map(({ y, text }) => textElement("text", { x: left - 9, y: y + 0.32 * letters }, text)),
    ),
    textElement("text", { x: (left + right) / 2, y: height - 3 }, "batch size k"),
    textElement("text", { transform: `translate(10,${(top + bottom) / 2}) rotate(-90)` }, yLabel),
    element("rect", { x: left, y: top, width: right - left, height: bottom - top, ...frame }),
    inside({ left, right, top, bottom }, (own) => marks(placeOf, own)),
    ...legend,
  );
  return `${svg}\n`;
}

/** What lies above or below the frame is cut off: an inner picture shows nothing beyond itself. */
function inside(frame: Frame, marks: (frame: Frame) => readonly string[]): string {
  const [x, y, w, h] = [
    frame.left - BEYOND,
    frame.top,
    frame.right - frame.left + 2 * BEYOND,
    frame.bottom - frame.top,
  ];
  return element("svg", { x, y, width: w, height: h, viewBox: `${x} ${y} ${w} ${h}` }, ...marks(frame));
}

/** Lines from point to point. */
export function polyline(
  points: readonly (readonly [x: number, y: number])[],
  style: Readonly<Record<string, string>>,
): string {
  if (points.length === 0) return "";
  const d = points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L");
  return element("path", { d: `M${d}`, fill: "none", "stroke-width": "1.8", "stroke-linejoin": "round", ...style });
}

export function dot(
  [cx, cy]: readonly [x: number, y: number],
  style: Readonly<Record<string, string | number>>,
): string {
  return element("circle", { cx, cy, ...style });
}

/** A dot with a white middle. */
export function ring(place: readonly [x: number, y: number], stroke: string): string {
  return dot(place, { r: 3.5, fill: "white", stroke, "stroke-width": 1.8 });
}

function between(low: number, high: number, from: number, to: number): (value: number) => number {
  // Their quotient may be no double.
  const width = log(high) - log(low);
  return (value) => from + ((to - from) * (log(value) - log(low))) / width;
}

/** Values within this factor are one value, and rounding. */
const ALIKE = 1 + 1e-9;

/** From the least to the greatest; a domain of its own for values that are all alike, which would be all rounding otherwise. */
function domainOf(values: readonly number[]): readonly [low: number, high: number] {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  if (values.length === 0) return [0.5, 2];
  return high <= low * ALIKE ? [low / 2, 2 * high] : [low, high];
}

/** The powers of ten up to `most`, or of two where there are few. */
function batchSizeTicks(most: number): number[] {
  const base = most < 100 ? 2 : 10;
  const ticks = [];
  for (let k = 1; k <= most; k *= base) ticks.push(k);
  return ticks;
}
