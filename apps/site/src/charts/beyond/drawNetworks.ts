import { centred, Plot } from "@sgd-basins/plot";
import { type NetworkCell, type NetworksData, networksRules, thresholdLines, thresholdRows } from "@sgd-basins/report";
import { formatAtLeast, formatAtMost, formatBatchSize, formatShort } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { thresholdDot, thresholdMark, thresholdText } from "../chartStyle.ts";
import { drawPlot } from "../drawPlot.ts";
import { logAxis, logScale } from "../logAxis.ts";
import { drawKey, type KeyItem, keyHeight, seriesItems } from "./drawKey.ts";

export const networksSizes = { wide: { width: 400, height: 380 }, narrow: { width: 328, height: 350 } };

const margins = { marginBottom: 40, marginLeft: 58, marginRight: 14 };
/** The series, by batch size: the last two lie on each other. */
const groups = [
  { label: "k = 1", sizes: [1] },
  { label: "4", sizes: [4] },
  { label: "16", sizes: [16] },
  { label: "64, ∞", sizes: [64, "inf"] },
] as const;

const { almostSure } = thresholdRows;

/** A chart's size and margins, the upper one for its key. */
function framed(layout: Width, key: readonly KeyItem[]) {
  const size = networksSizes[layout];
  return { ...size, ...margins, marginTop: keyHeight(key, margins.marginLeft, size.width) + 12 };
}

/** Of each minimum and batch size, from close by. */
function dotsOf({ cells }: NetworksData): (NetworkCell & { readonly series: number })[] {
  const nearest = Math.min(...cells.map(({ startDistance }) => startDistance));
  return cells
    .filter(({ startDistance }) => startDistance === nearest)
    .map((cell) => ({
      ...cell,
      series: groups.findIndex(({ sizes }) => sizes.some((size) => size === cell.batchSize)),
    }));
}

/** The rate at which half of the runs leave, against the almost-sure limit, logarithmic; the paper's bounds lie far off the margins. */
export function drawNetworks(data: NetworksData, layout: Width, name: string, alt: string): string {
  const key: KeyItem[] = [
    ...seriesItems(groups.map(({ label }) => label)),
    { name: almostSure.symbol, mark: { threshold: "almostSure", dash: thresholdLines.almostSure.dash } },
  ];
  const dots = dotsOf(data);
  const rates = dots.flatMap(({ half, almostSure }) => [half, almostSure]);
  const [low, high] = [Math.min(...rates) / 1.5, Math.max(...rates) * 1.5];
  const ticks = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1].filter((tick) => low <= tick && tick <= high);
  const axis = { ...logScale, domain: [low, high] };
  const { convergence, divergence } = farOf(dots);
  const options: Plot.PlotOptions = {
    ...framed(layout, key),
    x: axis,
    y: axis,
    marks: [
      logAxis("x", ticks, "almost-sure limit α_as"),
      logAxis("y", ticks, "α½, at which half of the runs leave"),
      Plot.gridX({ strokeOpacity: 0.15, ticks }),
      Plot.gridY({ strokeOpacity: 0.15, ticks }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.line(
        [low, high].map((rate) => ({ rate })),
        { x: "rate", y: "rate", ...thresholdMark("almostSure"), strokeDasharray: thresholdLines.almostSure.dash },
      ),
      ...groups.flatMap((_, i) => {
        const own = dots.filter(({ series }) => series === i);
        return [
          Plot.ruleX(own, {
            x: "almostSure",
            y1: "halfLow",
            y2: "halfHigh",
            className: `stroke-${i}`,
            stroke: "currentColor",
          }),
          Plot.dot(own, {
            x: "almostSure",
            y: "half",
            r: 2.8,
            fillOpacity: 0.8,
            className: `fill-${i}`,
            fill: "currentColor",
          }),
        ];
      }),
      Plot.text([divergence], {
        frameAnchor: "top-left",
        dx: 8,
        dy: 8,
        text: (far: string) => `↑ l: ${far} higher`,
        ...thresholdText("divergence"),
      }),
      Plot.text([convergence], {
        frameAnchor: "bottom-right",
        dx: -8,
        dy: -8,
        text: (far: string) => `↓ u: ${far} lower`,
        ...thresholdText("convergence"),
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(document, svg, key, margins.marginLeft, networksSizes[layout].width),
  );
}

const ratioKeys = ["almostSure", "rule"] as const;
/** The series whose colour is no threshold's. */
const RULE = 3;
const ratioItems: readonly KeyItem[] = [
  { name: "α½ over α_as", mark: { threshold: "almostSure", dash: null } },
  { name: "α½ over the rule's rate", mark: { series: RULE } },
];

/** α½ over the almost-sure limit and over the finite-run rule's rate, by batch size; the minima of one stand side by side. */
export function drawNetworkRatios(data: NetworksData, layout: Width, name: string, alt: string): string {
  const key = ratioItems;
  const dots = dotsOf(data);
  const sizes = [...new Set(dots.map(({ batchSize }) => batchSize))];
  const minima = [...new Set(dots.map(({ minimum }) => minimum))];
  const placed = dots.map((dot) => ({
    ...dot,
    x: sizes.indexOf(dot.batchSize) + (0.62 * (minima.indexOf(dot.minimum) + 0.5)) / minima.length - 0.31,
  }));
  const ratios = placed.flatMap((dot) => ratioKeys.map((key) => dot.half / dot[key]));
  const ticks = [0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5];
  const [low, high] = [Math.min(0.95, ...ratios) - 0.01, Math.max(1.15, ...ratios) + 0.01];
  const shown = ticks.filter((tick) => low <= tick && tick <= high);
  const options: Plot.PlotOptions = {
    ...framed(layout, key),
    x: {
      domain: [-0.5, sizes.length - 0.5],
      ticks: sizes.map((_, i) => i),
      tickFormat: (i: number) => formatBatchSize(sizes[i]!),
      ...centred("batch size k"),
    },
    y: { domain: [low, high], ticks: shown, tickFormat: (ratio: number) => formatShort(ratio), ...centred("ratio") },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: shown }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleY([1], { className: "faint", stroke: "currentColor", strokeDasharray: "2 3" }),
      ...ratioKeys.map((rate) =>
        Plot.dot(placed, {
          x: "x",
          y: (dot: NetworkCell) => dot.half / dot[rate],
          r: 2.8,
          fillOpacity: 0.8,
          ...(rate === "almostSure" ? thresholdDot(rate) : { className: `fill-${RULE}`, fill: "currentColor" }),
          strokeWidth: 0,
        }),
      ),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(document, svg, key, margins.marginLeft, networksSizes[layout].width),
  );
}

/** Says the figure in words. */
export function describeNetworkRatios(data: NetworksData): string {
  const dots = dotsOf(data);
  const within = dots.filter(({ half, rule }) => Math.abs(half / rule - 1) <= networksRules.medianWithin).length;
  const of = (key: (typeof ratioKeys)[number]): string => range(dots.map((dot) => dot.half / dot[key]));
  return (
    `The same rates over the almost-sure limit, ${of("almostSure")}, and over the finite-run rule's rate, ${of("rule")}, by batch size. ` +
    `Of the ${dots.length} rates ${within} are within 5 % of the rule's.`
  );
}

/** How far off the paper's bounds lie from α½, where batches are drawn. */
function farOf(dots: readonly NetworkCell[]): { readonly convergence: string; readonly divergence: string } {
  const drawn = dots.filter(({ batchSize }) => batchSize !== "inf");
  return {
    convergence: farRange(drawn.map(({ half, convergence }) => half / convergence)),
    divergence: farRange(drawn.map(({ half, divergence }) => divergence / half)),
  };
}

/** From what it is at least to what it is at most, so rounded down and up. */
function farRange(values: readonly number[]): string {
  if (values.length === 0) return "none";
  return `${formatAtLeast(Math.min(...values), 2)} to ${formatAtMost(Math.max(...values), 2)} times`;
}

/** Says the figure in words. */
export function describeNetworks(data: NetworksData): string {
  const dots = dotsOf(data);
  const { convergence, divergence } = farOf(dots);
  const ratios = groups.map(
    ({ label }, i) =>
      `${range(dots.filter(({ series }) => series === i).map(({ half, almostSure }) => half / almostSure))} at ${label}`,
  );
  return (
    `The learning rate at which half of the runs leave a minimum of a network, against its almost-sure limit, logarithmic, for ${dots.length} ` +
    `minima and batch sizes; its ratio to the limit is ${ratios.join(", ")}. ` +
    `Where batches are drawn, the paper's u lies ${convergence} lower and its l ${divergence} higher.`
  );
}

function range(values: readonly number[], digits = 3): string {
  if (values.length === 0) return "none";
  // Rounded, also where the places before the point are more than the digits.
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => Number(value.toPrecision(digits)));
  return `${formatShort(low!, digits)} to ${formatShort(high!, digits)}`;
}
