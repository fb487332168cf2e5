import { Plot } from "@sgd-basins/plot";
import type { CostData } from "@sgd-basins/report";
import { formatShort } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { seriesCount } from "../chartStyle.ts";
import { drawPlot } from "../drawPlot.ts";
import { logAxis, logScale } from "../logAxis.ts";
import { drawKey, keyHeight, seriesItems } from "./drawKey.ts";

export const costSizes = { wide: { width: 720, height: 360 }, narrow: { width: 328, height: 360 } };
const left = 58;

/** Iris twice and one model of each family: those that differ most. */
const shown: Readonly<Record<string, string>> = {
  "iris-raw": "iris, raw",
  "iris-standardised": "iris, standardised",
  "quadratic-circle-1-circular": "quadratic-circle 1, circular",
  "styblinski-tang-1-flat": "Styblinski–Tang 1, flat",
};

const key = seriesItems(Object.values(shown).slice(0, seriesCount));

interface CostPoint {
  readonly line: number;
  readonly k: number;
  /** Gradients beside those of k = 1. */
  readonly ratio: number;
}

function pointsOf({ series }: CostData): CostPoint[][] {
  return Object.keys(shown)
    .slice(0, seriesCount)
    .map((id, line) => {
      const own = series.find((one) => one.id === id && one.sampling === "with-replacement")?.points ?? [];
      const first = own[0]?.gradients ?? 1;
      return own.flatMap(({ batchSize, gradients }) =>
        batchSize === "inf" ? [] : [{ line, k: batchSize, ratio: gradients / first }],
      );
    });
}

/** Gradients to shrink the mean square a millionfold, beside those of k = 1, against k. */
export function drawCost(data: CostData, layout: Width, name: string, alt: string): string {
  const size = costSizes[layout];
  const lines = pointsOf(data);
  const most = Math.max(2, ...lines.flat().map(({ k }) => k));
  const high = Math.max(2, ...lines.flat().map(({ ratio }) => ratio));
  const low = Math.min(1, ...lines.flat().map(({ ratio }) => ratio));
  const decades = (limit: number): number[] => {
    const ticks = [];
    for (let tick = 1; tick <= limit; tick *= 10) ticks.push(tick);
    return ticks;
  };
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: keyHeight(key, left, size.width) + 12,
    marginBottom: 40,
    marginLeft: left,
    marginRight: 14,
    x: { ...logScale, domain: [0.8, 1.3 * most] },
    y: { ...logScale, domain: [low / 1.3, 1.3 * high] },
    marks: [
      logAxis("x", decades(most), "batch size k"),
      logAxis("y", decades(high), "gradients, beside those of k = 1"),
      Plot.gridY({ strokeOpacity: 0.15, ticks: decades(high) }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.line(
        [1, Math.min(most, high)].map((k) => ({ k, ratio: k })),
        { x: "k", y: "ratio", className: "faint", stroke: "currentColor", strokeDasharray: "2 3" },
      ),
      ...lines.flatMap((line, i) => [
        Plot.line(line, { x: "k", y: "ratio", className: `stroke-${i}`, stroke: "currentColor", strokeWidth: 2 }),
        Plot.dot(line, { x: "k", y: "ratio", r: 3, className: `fill-${i}`, fill: "currentColor" }),
      ]),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawKey(document, svg, key, left, size.width));
}

/** Says the figure in words. */
export function describeCost(data: CostData): string {
  const ends = pointsOf(data).flatMap((line, i) => {
    const last = line.at(-1);
    return last === undefined ? [] : [`${Object.values(shown)[i]} ${formatShort(last.ratio)} times at k = ${last.k}`];
  });
  return (
    "Gradients of single components to shrink the mean square a millionfold at the best constant rate, logarithmic, against the " +
    `batch size, beside those of k = 1: ${ends.join(", ")}.`
  );
}
