import * as Plot from "@observablehq/plot";
import type { BatchSize } from "@sgd-basins/random";
import type { TrajectoriesData } from "@sgd-basins/report";
import type { LimitOf } from "../reports/exactLimits.ts";
import { counted, formatBatchSize, formatShort } from "../text/numbers.ts";
import { drawPlot } from "./drawPlot.ts";
import { createElement, type SvgDocument, type SvgElement } from "./svgDocument.ts";
import type { Layout } from "./trajectories/arrangePanels.ts";

/** Sizes of the home page's figure, in CSS pixels; on a narrow page the minimizers stand one below the other. */
export const answerSizes: Readonly<Record<Layout, { readonly width: number; readonly height: number }>> = {
  wide: { width: 860, height: 430 },
  narrow: { width: 340, height: 778 },
};

/** Opacity of a dot for an experiment of which some runs left, but fewer than half. */
const fewLeft = 0.35;

/** How far the count of a dot just below u stands lower than the dot, so that u's line does not strike it out. */
const awayFromLine = 7;

/** Whether a rate lies so closely below u that u's line would cross its count. */
function isBesideLine({ learningRate, convergenceBound }: Experiment): boolean {
  return learningRate < convergenceBound && learningRate > 0.8 * convergenceBound;
}

/** One experiment level: a batch size and a learning rate, all radii pooled. */
export interface Experiment {
  /** Model and minimizer, in words. */
  readonly place: string;
  readonly batchSize: BatchSize;
  readonly rateLabel: string;
  readonly learningRate: number;
  readonly convergenceBound: number;
  /** α*(k), the exact limit of mean-square stability. */
  readonly exactLimit: number;
  readonly divergenceBound: number;
  /** Runs that were outside the start's basin after at least one step. */
  readonly left: number;
  readonly runs: number;
}

/**
 * Pools a figure's default cells by batch size and learning rate, where both bounds apply: those that the paper shows, and
 * those that were run besides.
 */
export function poolExperiments(data: TrajectoriesData, limitOf: LimitOf): Experiment[] {
  const pooled = new Map<string, Experiment>();
  for (const cell of data.cells) {
    const { batchSize, rateLabel, learningRate, convergenceBound, divergenceBound } = cell;
    if (cell.realisation !== "default") continue;
    const exactLimit = limitOf(cell);
    if (convergenceBound === null || exactLimit === null || divergenceBound === null) continue;
    const key = `${batchSize}/${learningRate}`;
    const before = pooled.get(key);
    pooled.set(key, {
      place: `Model ${cell.model}, ${cell.start} minimizer`,
      batchSize,
      rateLabel,
      learningRate,
      convergenceBound,
      exactLimit,
      divergenceBound,
      left: (before?.left ?? 0) + cell.everLeft,
      runs: (before?.runs ?? 0) + cell.ends.length,
    });
  }
  return [...pooled.values()];
}

/** The experiments below u of which some run left all the same, in words, most runs first. */
export function describeLeavingBelow(experiments: readonly Experiment[]): string {
  return experiments
    .filter((e) => e.learningRate < e.convergenceBound && e.left > 0)
    .sort((a, b) => b.left / b.runs - a.left / a.runs)
    .map(
      ({ left, runs, place, batchSize, rateLabel, learningRate }) =>
        `${left} of ${counted(runs, "run")} at k = ${formatBatchSize(batchSize)}, α = ${rateLabel} = ${formatShort(learningRate)} (${place})`,
    )
    .join("; ");
}

/** Says the figure in words. */
export function describeAnswer(experiments: readonly Experiment[]): string {
  const above = experiments.filter((e) => e.learningRate > e.divergenceBound);
  const below = experiments.filter((e) => e.learningRate < e.convergenceBound);
  const between = experiments.filter((e) => !above.includes(e) && !below.includes(e));
  const share = (group: readonly Experiment[]) =>
    `${group.reduce((sum, e) => sum + e.left, 0)} of ${counted(
      group.reduce((sum, e) => sum + e.runs, 0),
      "run",
    )}`;
  return (
    "Learning rate on a logarithmic axis against the batch size, with the convergence bound u, the exact limit α* and the " +
    "divergence bound l of each batch size. Runs that left the minimizer's basin: " +
    `above l ${share(above)}, between u and l ${share(between)}, below u ${share(below)}.`
  );
}

/** Draws what the theorems say of the learning rates at each batch size, and what the runs did. */
export function drawAnswer(experiments: readonly Experiment[], layout: Layout, name: string, alt: string): string {
  const rates = experiments.flatMap((e) => [e.learningRate, e.convergenceBound, e.divergenceBound]);
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
  const above = (className: string) => Plot.barY(bars, { ...span, y1: "divergenceBound", y2: high, className });
  const options: Plot.PlotOptions = {
    ...answerSizes[layout],
    ...(layout === "wide"
      ? { marginTop: 64, marginLeft: 66, fx: { label: null, padding: 0.05, tickSize: 0 } }
      : { marginTop: 130, marginLeft: 46, fy: { label: null, padding: 0.08, axis: null } }),
    marginBottom: 34,
    marginRight: 12,
    x: { label: null, padding: 0.08, tickSize: 0, domain: batchSizes },
    y: {
      type: "log",
      domain: [low, high],
      ticks: 6,
      tickFormat: (value: number) => (value.toExponential()[0] === "1" ? formatShort(value) : ""),
      label: layout === "wide" ? "learning rate α" : null,
      labelAnchor: "center",
      labelArrow: "none",
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
      above("region-grow"),
      Plot.barY(bars, { ...span, y1: "convergenceBound", y2: "divergenceBound", className: "region-open" }),
      Plot.barY(bars, { ...span, y1: low, y2: "convergenceBound", className: "region-shrink" }),
      ...(["convergenceBound", "divergenceBound"] as const).map((y) =>
        Plot.tickY(bars, { ...span, y, strokeWidth: 1.5 }),
      ),
      Plot.tickY(bars, { ...span, y: "exactLimit", strokeWidth: 1.5, strokeDasharray: "4 3" }),
      ...(
        [
          ["divergenceBound", "l", -7],
          ["convergenceBound", "u", 9],
        ] as const
      ).map(([y, letter, dy]) =>
        // Once a facet: at larger k the dots stand where the letters would.
        Plot.text(
          bars.filter(({ batchSize }) => batchSize === bars[0]?.batchSize),
          { ...place, y, text: () => letter, dx: narrow ? -25 : -36, dy, className: "strong", fontSize: 12 },
        ),
      ),
      Plot.dot(experiments, {
        ...place,
        y: "learningRate",
        r: narrow ? 4.5 : 6,
        fill: (e: Experiment) => (e.left === 0 ? "none" : "currentColor"),
        fillOpacity: (e: Experiment) => (2 * e.left >= e.runs ? 1 : fewLeft),
        stroke: "currentColor",
        strokeWidth: 1.5,
        dx: narrow ? -23 : -22,
      }),
      ...[0, awayFromLine].map((dy) =>
        Plot.text(
          experiments.filter((e) => (isBesideLine(e) ? awayFromLine : 0) === dy),
          {
            ...place,
            y: "learningRate",
            text: (e: Experiment) => `${e.left}/${e.runs}`,
            textAnchor: "start",
            dx: narrow ? -16 : -12,
            dy,
            fontSize: narrow ? 10.5 : 12,
          },
        ),
      ),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawLegend(document, svg, layout));
}

function drawLegend(document: SvgDocument, svg: SvgElement, layout: Layout): void {
  const regions = [
    ["region-grow", "above l: gap grows (Theorem 16)"],
    ["region-open", "between: no promise"],
    ["region-shrink", "below u: gap shrinks (Theorem 17)"],
  ] as const;
  const left = layout === "wide" ? 66 : 8;
  const text = (x: number, y: number, words: string): SvgElement =>
    createElement(document, "text", { x, y, "text-anchor": "start", "font-size": 12 }, words);
  for (const [i, [className, words]] of regions.entries()) {
    const [x, y] = layout === "wide" ? [left + [0, 245, 420][i]!, 6] : [left, 4 + 20 * i];
    const size = { width: 14, height: 14 };
    svg.append(createElement(document, "rect", { x, y, ...size, class: className }), text(x + 20, y + 11, words));
  }
  const [lineX, lineY] = layout === "wide" ? [left + 505, 34] : [left, 71];
  const limit = { x1: lineX, x2: lineX + 16, y1: lineY, y2: lineY, stroke: "currentColor" };
  svg.append(
    createElement(document, "line", { ...limit, "stroke-width": 1.5, "stroke-dasharray": "4 3" }),
    text(lineX + 22, lineY + 4, "α*, the exact limit for quadratics"),
  );
  const y = layout === "wide" ? 34 : 91;
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
