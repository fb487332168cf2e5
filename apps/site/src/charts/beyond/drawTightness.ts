import { Plot } from "@sgd-basins/plot";
import type { BatchSize } from "@sgd-basins/random";
import {
  type CellThresholds,
  cellThresholds,
  pointThresholds,
  type TightnessData,
  thresholdLines,
  thresholdRows,
} from "@sgd-basins/report";
import { formatShort } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { thresholdDot, thresholdMark } from "../chartStyle.ts";
import { drawPlot } from "../drawPlot.ts";
import { logAxis, logScale } from "../logAxis.ts";
import { drawKey, type KeyItem, keyHeight } from "./drawKey.ts";
import { infinityTick } from "./infinityTick.ts";

export const tightnessSizes = { wide: { width: 720, height: 350 }, narrow: { width: 328, height: 640 } };
const left = 58;

const minimizers = ["flat", "sharp"];
/** Where k = ∞ stands on the logarithmic axis, and where the axis breaks before it. */
const infinity = 40_000;

/** What is divided by the exact limit. */
export const comparedThresholds = cellThresholds.filter(({ key }) => key !== "meanSquare");

const keyItems: readonly KeyItem[] = [
  ...comparedThresholds.map(({ key, symbol }) => ({
    name: `${symbol}/${thresholdRows.meanSquare.symbol}`,
    mark: { threshold: key, dash: thresholdLines[key].dash },
  })),
  { name: "● flat minimizer", mark: null },
  { name: "× sharp minimizer", mark: null },
];

/** Both bounds and the almost-sure limit divided by the exact limit, against k, for the default Styblinski–Tang models. */
export function drawTightness(data: TightnessData, layout: Width, name: string, alt: string): string {
  const size = tightnessSizes[layout];
  const across = layout === "wide";
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
    ...size,
    marginTop: keyHeight(keyItems, left, size.width) + (across ? 44 : 14),
    marginBottom: 40,
    marginLeft: left,
    marginRight: across ? 14 : 62,
    ...(across
      ? { fx: { axis: "top", label: null, tickSize: 0 } }
      : { fy: { axis: "right", label: null, tickSize: 0, padding: 0.08 } }),
    x: {
      ...logScale,
      domain: [0.8, 1.6 * infinity],
    },
    y: {
      ...logScale,
      domain: [low, high],
    },
    marks: [
      logAxis("x", [1, 10, 100, 1000], "batch size k"),
      logAxis("y", ticks, "bound / exact limit α*(k)"),
      Plot.gridY({ strokeOpacity: 0.15, ticks }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleY([1], { strokeWidth: 1.5 }),
      infinityTick(infinity, across ? {} : { fy: points.at(-1)?.model }),
      ...minimizers.flatMap((minimizer, i) => {
        const own = points.filter((point) => point.minimizer === minimizer);
        return comparedThresholds.toReversed().flatMap((row) => {
          const { key } = row;
          const line = own.filter((point) => point.key === key);
          const channels = { ...(across ? { fx: "model" } : { fy: "model" }), x: "k", y: "ratio" };
          return [
            Plot.line(
              line.filter(({ finite }) => finite),
              { ...channels, z: "model", ...thresholdMark(key), strokeDasharray: thresholdLines[key].dash },
            ),
            Plot.dot(line, {
              ...channels,
              r: 3.5,
              symbol: symbols[i]!,
              strokeWidth: 1.5,
              ...(i === 0 ? thresholdDot(key) : { ...thresholdMark(key), fill: "none", strokeWidth: 1.5 }),
            }),
          ];
        });
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawKey(document, svg, keyItems, left, size.width));
}

/** Told apart by the marks, as thresholds are by their lines. */
const symbols = ["circle", "times"] as const;

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
