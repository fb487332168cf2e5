import { cellThresholds, type TypicalRunsPoint, typicalRunsSeriesSchema } from "@sgd-basins/report";
import {
  describeOrder,
  describeRuns,
  drawOrder,
  drawRuns,
  endsOnItsSide,
  hasOrder,
  typicalRunsSizes,
} from "../charts/beyond/drawTypicalRuns.ts";
import { inBothWidths } from "../charts/chart.ts";
import { columnsOf } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import {
  counted,
  formatAtLeast,
  formatBatchSize,
  formatCount,
  formatNumber,
  formatPercent,
  formatShort,
} from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Series = DataOfKind<"typical-runs">["series"][number];
type Point = Series["points"][number];

const columns: Column<Series & Point>[] = [
  ...columnsOf(typicalRunsSeriesSchema),
  ...columnsOf(typicalRunsSeriesSchema.shape.points.element),
];

export const typicalRuns: ResultKind<"typical-runs"> = {
  lists: (id, { series }) => [
    csvFile(
      id,
      "Runs and predictions, a line a problem, batch size and learning rate",
      columns,
      series.flatMap((one) => one.points.map((point) => ({ ...one, ...point }))),
    ),
  ],
  finding: ({ series }) => {
    const apart = series
      .flatMap(({ points }) => points)
      .filter(({ exponent, rootMeanSquarePredicted }) => exponent < 0 && rootMeanSquarePredicted > 0);
    const shares = apart.map(({ closer }) => closer.count / closer.of);
    const most = shares.filter((share) => share > 1 / 2).length;
    return `Where the mean square grows and log distance falls, most runs end closer than they began at ${most} of ${counted(apart.length, "rate")}: at least ${formatAtLeast(100 * Math.min(...shares), 2)} % of them`;
  },
  tables: ({ series, runs }) => [
    {
      label: "The thresholds",
      note: "Between α* and α_as the mean square grows and typical runs return; where l lies below α_as they do so where Theorem 16 says that the mean grows in every step. Of least squares the runs have their residuals set to zero: what is said is what two runs with the same batches do to their distance. The paper's models are quadratic sums of their Hessians, at the minimizer or, of quadratic-circle models, averaged over the disc of the starts; Models 2 to 4 of these have the limits of Model 1 but for a scale.",
      headings: [
        "Problem",
        "Runs of it",
        "k",
        ...cellThresholds.map(({ symbol }) => symbol),
        "α_as is",
        "l/α_as",
        "Runs return again",
      ],
      rows: series.map((one) => [
        one.label,
        one.reading,
        formatBatchSize(one.batchSize),
        ...cellThresholds.map(({ key }) => formatNumber(one[key])),
        one.almostSureLow === one.almostSureHigh
          ? "exact"
          : `${formatShort(one.almostSureLow, 4)} to ${formatShort(one.almostSureHigh, 4)}`,
        formatShort(one.divergence / one.almostSure),
        one.windowFrom === null || one.windowTo === null
          ? ""
          : `${formatNumber(one.windowFrom)} to ${formatNumber(one.windowTo)}`,
      ]),
      long: false,
    },
    {
      label: "Runs beside what is predicted of runs, and of their mean",
      note: `${formatCount(runs)} runs at each rate. λ: by how much the logarithm of the distance grows a step; the central limit theorem predicts a share Φ(−λ√T/σ) that ends closer than it began. Growth: logarithm of the distance at the end over that at the start, its median, and the root of the mean square with the runs' own 95 % interval beside the exact value. Where the mean square grows by rare excursions ${formatCount(runs)} runs hold none of those that decide it, and their interval misses it.`,
      headings: [
        "Problem",
        "k",
        "Rate",
        "α",
        "T",
        "λ",
        "Closer",
        "predicted",
        "Median growth",
        "predicted",
        "Root mean square",
        "95 % of it",
        "exact",
      ],
      rows: rowsOf(series, (point) => [
        point.place,
        formatShort(point.learningRate, 4),
        formatCount(point.steps),
        formatShort(point.exponent),
        formatPercent(point.closer.count / point.closer.of),
        formatPercent(point.closerPredicted),
        formatShort(point.median),
        formatShort(point.medianPredicted),
        formatShort(point.rootMeanSquare),
        `${point.rootMeanSquareLow === null ? "−∞" : formatShort(point.rootMeanSquareLow)} to ${formatShort(point.rootMeanSquareHigh)}`,
        formatShort(point.rootMeanSquarePredicted),
      ]),
      long: true,
    },
    {
      label: "At 0.97 and 1.03 of α_as",
      note: "After the steps that the central limit theorem asks for, 95 % of the runs should end closer than they began, or further away. It takes for granted that a run's steps have long mixed the directions, and that many of them add up: with one or a few steps, with rare large ones, or before the directions have mixed it need not hold. Where fewer steps were taken than it asks for, the prediction is that for those.",
      headings: ["Problem", "k", "Rate", "T", "asked for", "On its side", "predicted", "92 to 98 %"],
      rows: rowsOf(series, (point) => {
        if (point.place !== "0.97 α_as" && point.place !== "1.03 α_as") return null;
        const { share, predicted } = endsOnItsSide(point);
        return [
          point.place,
          formatCount(point.steps),
          formatShort(point.stepsFor95),
          formatPercent(share),
          formatPercent(predicted),
          point.steps < point.stepsFor95
            ? "too few steps"
            : point.stepsFor95 < 1
              ? "asks for less than a step"
              : share >= 0.92 && share <= 0.98
                ? "yes"
                : "no",
        ];
      }),
      long: true,
    },
    {
      label: "When half of the runs show growth, at 1.5 of α_as",
      note: "By λT = log(F√(d/r)) half of the runs have grown by the factor F after T steps. It is a median of many steps. Where growth comes by rare large steps few have grown, and where a coordinate leads that was a small part of the start it is behind; the rule counts all r directions as one.",
      headings: ["Problem", "k", "T", "F", "Runs beyond F"],
      rows: rowsOf(series, ({ steps, factor, grown }) =>
        grown === null || factor === null
          ? null
          : [formatCount(steps), formatShort(factor), formatPercent(grown.count / grown.of)],
      ),
      long: true,
    },
  ],
  charts: (id, data) => [
    {
      heading: null,
      rows: [
        [
          inBothWidths(
            { name: id, alt: describeRuns(data), title: "Runs that end further away" },
            typicalRunsSizes,
            (width, name, alt) => drawRuns(data, width, name, alt),
          ),
          ...(hasOrder(data)
            ? [
                inBothWidths(
                  { name: `${id}-order`, alt: describeOrder(data), title: "Curvatures 1 and 3: limits against k" },
                  typicalRunsSizes,
                  (width, name, alt) => drawOrder(data, width, name, alt),
                ),
              ]
            : []),
        ],
      ],
      note: "First, a dot for each problem, batch size and rate, against λ√T/σ; beyond ±5 at the edge. On the line the central limit theorem is right. The colour says whether the mean square is expected to be larger at the end: left of the middle most runs are closer all the same. Dots off the line near the middle are runs of raw iris and of the Styblinski–Tang model, too short for the directions to mix. Then, larger batches move the limit of the mean up and that of runs down, to that of gradient descent.",
    },
  ],
};

function rowsOf(series: readonly Series[], cells: (point: TypicalRunsPoint) => readonly string[] | null): string[][] {
  return series.flatMap(({ label, batchSize, points }) =>
    points.flatMap((point) => {
      const own = cells(point);
      return own === null ? [] : [[label, formatBatchSize(batchSize), ...own]];
    }),
  );
}
