import { cellThresholds, familyNames, pointThresholds, thresholdRows, tightnessSeriesSchema } from "@sgd-basins/report";
import {
  comparedThresholds,
  describeTightness,
  drawTightness,
  tightnessSizes,
} from "../charts/beyond/drawTightness.ts";
import { inBothWidths, oneChart } from "../charts/chart.ts";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { formatBatchSize, formatNumber, formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Series = DataOfKind<"tightness">["series"][number];
type Point = Series["points"][number];

const series = tightnessSeriesSchema;
const columns: Column<Series & Point>[] = [
  ...columnsOf(series.omit({ rho: true })),
  ...within(
    columnsOf(series.shape.index),
    ({ index }: Series) => index,
    (name) => `index${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  ),
  ...columnsOf(series.pick({ rho: true })),
  ...columnsOf(series.shape.points.element),
];

export const tightness: ResultKind<"tightness"> = {
  lists: (id, { series }) => [
    csvFile(
      id,
      "Bounds and exact limit, a line a minimizer and batch size",
      columns,
      series.flatMap((one) => one.points.map((point) => ({ ...one, ...point }))),
    ),
  ],
  tables: ({ series }) => [
    {
      label: "Every model, minimizer and batch size",
      note: "At k = ∞ the convergence bound is exact.",
      headings: [
        ...["Minimizer", "Realisation", "k"],
        ...cellThresholds.map(({ symbol }) => `${symbol}(k)`),
        `95 % interval of ${thresholdRows.almostSure.symbol}(k)`,
        ...comparedThresholds.map(({ symbol }) => `${symbol}/${thresholdRows.meanSquare.symbol}`),
      ],
      rows: series.flatMap((one) =>
        one.points.map((point) => {
          const rates = pointThresholds(point);
          return [
            `${familyNames[one.family]} Model ${one.model}, ${one.minimizer}`,
            one.realisation,
            formatBatchSize(point.batchSize),
            ...cellThresholds.map(({ key }) => formatNumber(rates[key])),
            point.almostSureLow === point.almostSureHigh
              ? "exact"
              : `${formatShort(point.almostSureLow, 4)} to ${formatShort(point.almostSureHigh, 4)}`,
            ...comparedThresholds.map(({ key }) => formatShort(rates[key] / rates.meanSquare)),
          ];
        }),
      ),
      long: true,
    },
  ],
  finding: ({ series }) => {
    const points = series.flatMap((one) => one.points.map(pointThresholds));
    const most = (ratio: (rates: (typeof points)[number]) => number): string =>
      formatShort(Math.max(...points.map(ratio)));
    const below = most(({ meanSquare, convergence }) => meanSquare / convergence);
    const above = most(({ divergence, meanSquare }) => divergence / meanSquare);
    return `The exact limit is up to ${below} times the convergence bound, and the divergence bound up to ${above} times the limit`;
  },
  charts: (id, data) =>
    oneChart(
      inBothWidths({ name: id, alt: describeTightness(data) }, tightnessSizes, (width, name, alt) =>
        drawTightness(data, width, name, alt),
      ),
      "Quadratic bounds at the default Styblinski–Tang models. A ratio of one is a bound that cannot be improved. At both minima of the quadratic-circle models the two bounds and the limit agree within 0.2 %.",
    ),
};
