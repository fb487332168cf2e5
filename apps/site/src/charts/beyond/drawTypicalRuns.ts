import { centred, Plot } from "@sgd-basins/plot";
import { type TypicalRunsData, type TypicalRunsPoint, thresholdLines } from "@sgd-basins/report";
import { formatCount, formatPercent, formatShort, formatTicks } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { thresholdDot, thresholdMark } from "../chartStyle.ts";
import { drawPlot } from "../drawPlot.ts";
import { logAxis, logScale } from "../logAxis.ts";
import { drawKey, type KeyItem, keyHeight, seriesItems } from "./drawKey.ts";
import { infinityTick } from "./infinityTick.ts";

export const typicalRunsSizes = { wide: { width: 400, height: 320 }, narrow: { width: 328, height: 320 } };

const margins = { marginBottom: 40, marginLeft: 62, marginRight: 12 };
/** How many standard deviations the axis shows. */
const WIDTH = 5;

/** A chart's size and margins, the upper one for its key. */
function framed(layout: Width, key: readonly KeyItem[]) {
  const size = typicalRunsSizes[layout];
  return { ...size, ...margins, marginTop: keyHeight(key, margins.marginLeft, size.width) + 12 };
}

interface Dot {
  /** λ√T/σ. */
  readonly z: number;
  readonly further: number;
  readonly predicted: number;
  /** Whether the mean square is expected to be larger at the end. */
  readonly grows: boolean;
}

function dotsOf({ series }: TypicalRunsData): Dot[] {
  return series.flatMap(({ points }) =>
    points.flatMap((point) => {
      const { exponent, steps, deviation, closer, closerPredicted, rootMeanSquarePredicted } = point;
      if (deviation === 0) return [];
      const z = (exponent * Math.sqrt(steps)) / deviation;
      return [
        {
          z: Math.max(-WIDTH, Math.min(WIDTH, z)),
          further: 1 - closer.count / closer.of,
          predicted: 1 - closerPredicted,
          grows: rootMeanSquarePredicted > 0,
        },
      ];
    }),
  );
}

/** The share that ends on the side of its start where the sign of λ says, and what the central limit theorem predicts. */
export function endsOnItsSide({ exponent, closer, closerPredicted }: TypicalRunsPoint): {
  readonly share: number;
  readonly predicted: number;
} {
  const share = closer.count / closer.of;
  return exponent < 0 ? { share, predicted: closerPredicted } : { share: 1 - share, predicted: 1 - closerPredicted };
}

/** Shares of runs that end further away than they began, against what theory knows of their rate. */
export function drawRuns(data: TypicalRunsData, layout: Width, name: string, alt: string): string {
  const key = seriesItems(["mean square smaller", "mean square larger"]);
  const dots = dotsOf(data);
  const line = [
    { z: -WIDTH, predicted: 0 },
    ...dots.filter(({ z }) => Math.abs(z) < WIDTH).sort((a, b) => a.z - b.z),
    { z: WIDTH, predicted: 1 },
  ];
  const options: Plot.PlotOptions = {
    ...framed(layout, key),
    x: { domain: [-WIDTH * 1.04, WIDTH * 1.04], ticks: [-4, -2, 0, 2, 4], ...centred("λ√T/σ") },
    y: {
      domain: [-0.03, 1.03],
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: (share: number) => formatPercent(share),
      ...centred("runs further away"),
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: [0, 0.25, 0.5, 0.75, 1] }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleX([0], { className: "faint", stroke: "currentColor", strokeDasharray: "2 3" }),
      Plot.line(line, {
        x: "z",
        y: "predicted",
        className: "faint",
        stroke: "currentColor",
        strokeWidth: 1.5,
        curve: "monotone-x",
      }),
      ...[false, true].map((grows, i) =>
        Plot.dot(
          dots.filter((dot) => dot.grows === grows),
          { x: "z", y: "further", r: 3.2, fillOpacity: 0.75, className: `fill-${i}`, fill: "currentColor" },
        ),
      ),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(document, svg, key, margins.marginLeft, typicalRunsSizes[layout].width),
  );
}

/** Says the figure in words. */
export function describeRuns(data: TypicalRunsData): string {
  const dots = dotsOf(data);
  const rare = dots.filter(({ grows, z }) => grows && z < 0);
  const most = Math.max(0, ...rare.map(({ further }) => further));
  const off = Math.max(0, ...dots.map(({ further, predicted }) => Math.abs(further - predicted)));
  return (
    `Share of ${formatCount(data.runs)} runs that end further from the minimizer than they began, at ${dots.length} rates, against the drift of ` +
    `log distance in standard deviations. At ${rare.length} rates the mean square grows while log distance falls; there at most ` +
    `${formatPercent(most)} of the runs end further away. The largest deviation from the central limit theorem is ${formatPercent(off)}.`
  );
}

const ORDER = "one-and-three";
/** Where k = ∞ stands on the logarithmic axis. */
const INFINITY = 64;

interface LimitPoint {
  readonly k: number;
  readonly meanSquare: number;
  readonly almostSure: number;
}

function orderOf({ series }: TypicalRunsData): LimitPoint[] {
  return series
    .filter(({ id }) => id === ORDER)
    .map(({ batchSize, meanSquare, almostSure }) => ({
      k: batchSize === "inf" ? INFINITY : batchSize,
      meanSquare,
      almostSure,
    }));
}

export function hasOrder(data: TypicalRunsData): boolean {
  return orderOf(data).length > 0;
}

/** α* and α_as against the batch size, of the smallest example. */
export function drawOrder(data: TypicalRunsData, layout: Width, name: string, alt: string): string {
  const points = orderOf(data);
  const rates = [0.8, 1, 1.2, 1.4];
  const keys = ["meanSquare", "almostSure"] as const;
  const names = { meanSquare: "u = α* = l, of the mean", almostSure: "α_as, of runs" };
  const key = keys.map(
    (limit): KeyItem => ({ name: names[limit], mark: { threshold: limit, dash: thresholdLines[limit].dash } }),
  );
  const options: Plot.PlotOptions = {
    ...framed(layout, key),
    x: { ...logScale, domain: [0.85, 1.2 * INFINITY] },
    y: { domain: [0.7, 1.4], ticks: rates, tickFormat: formatTicks(rates), ...centred("learning rate") },
    marks: [
      logAxis(
        "x",
        points.map(({ k }) => k).filter((k) => k < INFINITY),
        "batch size k",
      ),
      Plot.gridY({ strokeOpacity: 0.15, ticks: rates }),
      Plot.frame({ strokeOpacity: 0.25 }),
      infinityTick(INFINITY),
      ...keys.flatMap((limit) => [
        Plot.line(
          points.filter(({ k }) => k < INFINITY),
          { x: "k", y: limit, ...thresholdMark(limit), strokeDasharray: thresholdLines[limit].dash },
        ),
        Plot.dot(points, { x: "k", y: limit, r: 3.2, ...thresholdDot(limit) }),
      ]),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(document, svg, key, margins.marginLeft, typicalRunsSizes[layout].width),
  );
}

/** Says the figure in words. */
export function describeOrder(data: TypicalRunsData): string {
  const values = (key: "meanSquare" | "almostSure"): string =>
    orderOf(data)
      .map((point) => formatShort(point[key], 4))
      .join(", ");
  const sizes = orderOf(data).map(({ k }) => (k === INFINITY ? "∞" : String(k)));
  return `The limits of the smallest example at k = ${sizes.join(", ")}: of the mean square ${values("meanSquare")}, of runs ${values("almostSure")}.`;
}
