import { centred, createElement, Plot, type SvgDocument, type SvgElement } from "@sgd-basins/plot";
import type { BatchSize } from "@sgd-basins/random";
import {
  type CellThresholds,
  cellThresholds,
  type Region,
  regionOf,
  regions,
  type TrajectoriesData,
  thresholdLines,
  zoneOf,
} from "@sgd-basins/report";
import { counted, formatBatchSize, formatShort } from "../text/numbers.ts";
import { thresholdMark } from "./chartStyle.ts";
import { drawPlot } from "./drawPlot.ts";

export type AnswerLayout = "wide" | "narrow";

/** Sizes of the home page's figure, in CSS pixels; on a narrow page the minimizers stand one below the other. */
export const answerSizes: Readonly<Record<AnswerLayout, { readonly width: number; readonly height: number }>> = {
  wide: { width: 720, height: 430 },
  narrow: { width: 340, height: 778 },
};

/** Height of a line of the legend. */
const lineHeight = 20;

/** Opacity of a dot for an experiment of which some runs left, but fewer than half. */
const fewLeft = 0.35;

/** How far the count of a dot just below u, or at α_as, stands lower than the dot, so that the line does not strike it out. */
const awayFromLine = 7;

/** Whether a rate lies so closely below u, or so near α_as, that a line would cross its count. */
function isBesideLine({ learningRate, thresholds: { convergence, almostSure } }: Experiment): boolean {
  const below = learningRate < convergence && learningRate > 0.8 * convergence;
  return below || (learningRate > 0.9 * almostSure && learningRate < 1.03 * almostSure);
}

/** One experiment level: a batch size and a learning rate, all radii pooled. */
export interface Experiment {
  /** Model and minimizer, in words. */
  readonly place: string;
  readonly batchSize: BatchSize;
  readonly rateLabel: string;
  readonly learningRate: number;
  readonly thresholds: CellThresholds;
  /** Runs that were outside the start's basin after at least one step. */
  readonly left: number;
  readonly runs: number;
}

/**
 * Pools a figure's default cells by batch size and learning rate: those that the paper shows, and those that were run
 * besides.
 */
export function poolExperiments(data: TrajectoriesData): Experiment[] {
  const pooled = new Map<string, Experiment>();
  for (const cell of data.cells) {
    const { batchSize, rateLabel, learningRate, thresholds } = cell;
    if (cell.realisation !== "default") continue;
    const key = `${batchSize}/${learningRate}`;
    const before = pooled.get(key);
    pooled.set(key, {
      place: `Model ${cell.model}, ${cell.start} minimizer`,
      batchSize,
      rateLabel,
      learningRate,
      thresholds,
      left: (before?.left ?? 0) + cell.everLeft,
      runs: (before?.runs ?? 0) + cell.ends.length,
    });
  }
  return [...pooled.values()];
}

function regionOfExperiment({ learningRate, thresholds }: Experiment): Region["name"] {
  return regionOf(zoneOf(learningRate, thresholds)).name;
}

/** The experiments below u of which some run left all the same, in words, most runs first. */
export function describeLeavingBelow(experiments: readonly Experiment[]): string {
  return experiments
    .filter((e) => regionOfExperiment(e) === "shrink" && e.left > 0)
    .sort((a, b) => b.left / b.runs - a.left / a.runs)
    .map(
      ({ left, runs, place, batchSize, rateLabel, learningRate }) =>
        `${left} of ${counted(runs, "run")} at k = ${formatBatchSize(batchSize)}, α = ${rateLabel} = ${formatShort(learningRate)} (${place})`,
    )
    .join("; ");
}

/** What the chart and its legend are drawn from, the higher rates first. */
const descending = regions.toReversed();
const bounds = cellThresholds.filter((row) => row.kind === "bound");
const limits = cellThresholds.filter((row) => row.kind === "limit");
const at =
  (key: keyof CellThresholds) =>
  ({ thresholds }: Experiment): number =>
    thresholds[key];

/** Says the figure in words. */
export function describeAnswer(experiments: readonly Experiment[]): string {
  const named = cellThresholds.map(({ name, symbol }) => `the ${name} ${symbol}`);
  const shares = descending.map(({ name, where, from, to }) => {
    const group = experiments.filter((e) => regionOfExperiment(e) === name);
    const left = group.reduce((sum, e) => sum + e.left, 0);
    const runs = group.reduce((sum, e) => sum + e.runs, 0);
    const ends = from === null || to === null ? "" : ` ${from.symbol} and ${to.symbol}`;
    return `${where}${ends} ${left} of ${counted(runs, "run")}`;
  });
  return (
    `Learning rate on a logarithmic axis against the batch size, with ${named.slice(0, -1).join(", ")} and ${named.at(-1)} ` +
    `of each batch size. Runs that left the minimizer's basin: ${shares.join(", ")}.`
  );
}

/** Draws what the theorems say of the learning rates at each batch size, and what the runs did. */
export function drawAnswer(
  experiments: readonly Experiment[],
  layout: AnswerLayout,
  name: string,
  alt: string,
): string {
  const rates = experiments.flatMap((e) => [e.learningRate, ...Object.values(e.thresholds)]);
  const low = Math.min(...rates) / 2;
  const high = Math.max(...rates) * 1.8;
  const bars = experiments.filter(
    (e, i) => experiments.findIndex((f) => f.batchSize === e.batchSize && f.place === e.place) === i,
  );
  const facet = layout === "wide" ? { fx: "place" } : { fy: "place" };
  const place = { ...facet, x: (e: Experiment) => `k = ${formatBatchSize(e.batchSize)}` };
  const batchSizes = [...new Set(bars.map((e) => e.batchSize))].map((k) => `k = ${formatBatchSize(k)}`);
  const places = [...new Set(bars.map((e) => e.place))].map((name) => ({ place: name }));
  const span = { ...place, insetLeft: 1, insetRight: 1 };
  const narrow = layout === "narrow";
  const options: Plot.PlotOptions = {
    ...answerSizes[layout],
    ...(layout === "wide"
      ? { marginTop: 44 + lineHeight * limits.length, marginLeft: 66, fx: { label: null, padding: 0.05, tickSize: 0 } }
      : {
          marginTop: 110 + lineHeight * limits.length,
          marginLeft: 46,
          fy: { label: null, padding: 0.08, axis: null },
        }),
    marginBottom: 34,
    marginRight: 12,
    x: { label: null, padding: 0.08, tickSize: 0, domain: batchSizes },
    y: {
      type: "log",
      domain: [low, high],
      ticks: 6,
      tickFormat: (value: number) => (value.toExponential()[0] === "1" ? formatShort(value) : ""),
      ...centred(layout === "wide" ? "learning rate α" : null),
    },
    marks: [
      ...(layout === "wide"
        ? []
        : [
            Plot.text(places, {
              fy: "place",
              text: "place",
              frameAnchor: "top-left",
              dy: -14,
              className: "strong",
              fontSize: 12,
            }),
          ]),
      ...descending.map(({ name, from, to }) => {
        const y1 = from === null ? low : at(from.key);
        const y2 = to === null ? high : at(to.key);
        return Plot.barY(bars, { ...span, y1, y2, className: `region-${name}` });
      }),
      ...cellThresholds.map(({ key }) =>
        Plot.tickY(bars, { ...span, y: at(key), ...thresholdMark(key), strokeDasharray: thresholdLines[key].dash }),
      ),
      ...bounds.toReversed().map(({ key, symbol, side }) =>
        // Once a facet: at larger k the dots stand where the letters would.
        Plot.text(
          bars.filter(({ batchSize }) => batchSize === bars[0]?.batchSize),
          {
            ...place,
            y: at(key),
            text: () => symbol,
            dx: narrow ? -25 : -28,
            dy: side === "above" ? -7 : 9,
            className: "strong",
            fontSize: 12,
          },
        ),
      ),
      Plot.dot(experiments, {
        ...place,
        y: "learningRate",
        r: narrow ? 4.5 : 5.5,
        fill: (e: Experiment) => (e.left === 0 ? "none" : "currentColor"),
        fillOpacity: (e: Experiment) => (2 * e.left >= e.runs ? 1 : fewLeft),
        stroke: "currentColor",
        strokeWidth: 1.5,
        dx: narrow ? -25 : -24,
      }),
      ...[0, awayFromLine].map((dy) =>
        Plot.text(
          experiments.filter((e) => (isBesideLine(e) ? awayFromLine : 0) === dy),
          {
            ...place,
            y: "learningRate",
            text: (e: Experiment) => `${e.left}/${e.runs}`,
            textAnchor: "start",
            dx: narrow ? -19 : -16,
            dy,
            className: "count",
            fontSize: 12,
          },
        ),
      ),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawLegend(document, svg, layout));
}

function drawLegend(document: SvgDocument, svg: SvgElement, layout: AnswerLayout): void {
  const left = layout === "wide" ? 66 : 8;
  const text = (x: number, y: number, words: string): SvgElement =>
    createElement(document, "text", { x, y, "text-anchor": "start", "font-size": 12 }, words);
  for (const [i, { name, where, words, from, to }] of descending.entries()) {
    const source = from === null ? to?.source : to === null ? from.source : undefined;
    const promise = `${where}: ${words}${source === undefined ? "" : ` (${source})`}`;
    const [x, y] = layout === "wide" ? [left + [0, 225, 395][i]!, 6] : [left, 4 + lineHeight * i];
    const size = { width: 14, height: 14 };
    svg.append(
      createElement(document, "rect", { x, y, ...size, class: `region-${name}` }),
      text(x + 20, y + 11, promise),
    );
  }
  for (const [i, { key, symbol, name }] of limits.entries()) {
    const { dash } = thresholdLines[key];
    const [x, y] = layout === "wide" ? [left + 270 * i, 34 + lineHeight] : [left, 71 + lineHeight * i];
    const line = { x1: x, x2: x + 16, y1: y, y2: y, class: `threshold-${key}`, "stroke-width": 2 };
    svg.append(
      createElement(document, "line", { ...line, ...(dash === "" ? {} : { "stroke-dasharray": dash }) }),
      text(x + 22, y + 4, `${symbol}, the ${name} for quadratics`),
    );
  }
  const y = layout === "wide" ? 34 : 71 + lineHeight * limits.length;
  for (const [i, opacity] of [1, fewLeft, 0].entries()) {
    const dot = { cx: left + 7 + 14 * i, cy: y, r: 5, stroke: "currentColor" };
    svg.append(createElement(document, "circle", { ...dot, fill: "currentColor", "fill-opacity": opacity }));
  }
  const key =
    layout === "wide"
      ? "runs that left the basin, of all radii: at least half, some, none"
      : "runs that left: at least half, some, none";
  svg.append(text(left + 46, y + 4, key));
}
