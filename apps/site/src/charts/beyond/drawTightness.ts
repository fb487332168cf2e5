import { centred, createElement, Plot } from "@sgd-basins/plot";
import type { BatchSize } from "@sgd-basins/random";
import { type CellThresholds, cellThresholds, pointThresholds, type TightnessData } from "@sgd-basins/report";
import { formatPowerOfTen, formatShort } from "../../text/numbers.ts";
import { drawPlot } from "../drawPlot.ts";
import { drawKey } from "./drawKey.ts";
import { infinityTick } from "./infinityTick.ts";

export const tightnessSize = { width: 860, height: 350 };

const minimizers = ["flat", "sharp"];
/** Where k = ∞ stands on the logarithmic axis, and where the axis breaks before it. */
const infinity = 40_000;

/** What is divided by the exact limit. */
export const comparedThresholds = cellThresholds.filter(({ key }) => key !== "meanSquare");

/** Both bounds and the almost-sure limit divided by the exact limit, against k, for the default Styblinski–Tang models. */
export function drawTightness(data: TightnessData, name: string, alt: string): string {
  const points = data.series
    .filter(({ family, realisation }) => family === "styblinski-tang" && realisation === "default")
    .flatMap(({ model, minimizer, points }) =>
      points.flatMap((point) => {
        const { batchSize } = point;
        const rates = pointThresholds(point);
        const place = {
          model: `Model ${model}`,
          minimizer,
          k: batchSize === "inf" ? infinity : batchSize,
          finite: batchSize !== "inf",
        };
        return comparedThresholds.map(({ key }) => ({ ...place, key, ratio: rates[key] / rates.meanSquare }));
      }),
    );
  const ratios = points.map(({ ratio }) => ratio);
  const low = Math.min(...ratios) / 1.3;
  const high = Math.max(...ratios) * 1.4;
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].filter((tick) => low <= tick && tick <= high);
  const options: Plot.PlotOptions = {
    ...tightnessSize,
    marginTop: 76,
    marginBottom: 40,
    marginLeft: 58,
    marginRight: 14,
    fx: { label: null, tickSize: 0 },
    x: {
      type: "log",
      domain: [0.8, 1.6 * infinity],
      ticks: [1, 10, 100, 1000],
      tickFormat: (k: number) => (k < 100 ? String(k) : formatPowerOfTen(Math.round(Math.log10(k)))),
      ...centred("batch size k"),
    },
    y: {
      type: "log",
      domain: [low, high],
      ticks,
      tickFormat: (ratio: number) => formatShort(ratio),
      ...centred("bound / exact limit α*(k)"),
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleY([1], { strokeWidth: 1.5 }),
      infinityTick(infinity),
      ...minimizers.flatMap((minimizer, i) => {
        const own = points.filter((point) => point.minimizer === minimizer);
        return comparedThresholds.toReversed().flatMap((row) => {
          const { key } = row;
          const dashes = row.kind === "limit" ? { strokeDasharray: row.dashes.chart } : {};
          const line = own.filter((point) => point.key === key);
          const channels = { fx: "model", x: "k", y: "ratio" };
          return [
            Plot.line(
              line.filter(({ finite }) => finite),
              { ...channels, z: "model", className: `stroke-${i}`, stroke: "currentColor", strokeWidth: 2, ...dashes },
            ),
            Plot.dot(line, { ...channels, r: 3, className: `fill-${i}`, fill: "currentColor" }),
          ];
        });
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => {
    drawKey(
      document,
      svg,
      8,
      minimizers.map((minimizer) => `${minimizer} minimizer`),
    );
    // Of a line that begins at the left a small screen shows all before it is scrolled.
    const words = "above the line: l/α* and, dotted, α_as/α*; below it: u/α*";
    svg.append(createElement(document, "text", { x: 8, y: 37, "font-size": 12, "text-anchor": "start" }, words));
  });
}

/** Says the figure in words. */
export function describeTightness(data: TightnessData): string {
  const series = data.series.filter(
    ({ family, realisation }) => family === "styblinski-tang" && realisation === "default",
  );
  const at = (bound: keyof CellThresholds, batchSize: BatchSize): number[] =>
    series.flatMap(({ points }) =>
      points
        .filter((point) => point.batchSize === batchSize)
        .map(pointThresholds)
        .map((rates) => rates[bound] / rates.meanSquare),
    );
  const range = (values: readonly number[]): string =>
    `${formatShort(Math.min(...values))} to ${formatShort(Math.max(...values))}`;
  const ranges = comparedThresholds.toReversed().map(({ key, name, symbol }, i) => {
    const [the, is, limit] = i === 0 ? ["The", " is", " the limit"] : ["the", "", ""];
    return `${the} ${name} ${symbol}${is} ${range(at(key, 1))} times${limit} at k = 1 and ${range(at(key, "inf"))} times at k = ∞`;
  });
  return (
    "Both bounds and the almost-sure limit divided by the exact limit of mean-square stability, logarithmic, against the batch size, for three " +
    `Styblinski–Tang models and two minimizers. ${ranges.join("; ")}.`
  );
}
