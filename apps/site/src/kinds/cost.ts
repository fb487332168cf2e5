import { costSeriesSchema } from "@sgd-basins/report";
import { costSizes, describeCost, drawCost } from "../charts/beyond/drawCost.ts";
import { inBothWidths, oneChart } from "../charts/chart.ts";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { formatBatchSize, formatCount, formatNumber, formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Series = DataOfKind<"cost">["series"][number];
type Point = Series["points"][number];

const point = costSeriesSchema.shape.points.element;
const columns: Column<Series & Point>[] = [
  ...columnsOf(costSeriesSchema),
  ...columnsOf(point),
  ...within(
    columnsOf(point.shape.goal.unwrap()),
    ({ goal }: Point) => goal,
    (name) => `goal${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  ),
];

export const cost: ResultKind<"cost"> = {
  finding: ({ series }) => {
    const single = series.filter(({ cheapest }) => cheapest === 1).length;
    return `To a millionth, batches of one component are the cheapest in ${single} of ${series.length} cases`;
  },
  lists: (id, { series }) => [
    csvFile(
      id,
      "Gradients to a goal, a line a problem, sampling and batch size",
      columns,
      series.flatMap((one) => one.points.map((own) => ({ ...one, ...own }))),
    ),
  ],
  tables: ({ series }) => [
    {
      label: "Which batch size is worth its gradients",
      note: "To shrink the mean square of the linear dynamics a millionfold, each at its best constant rate. Worthwhile: the largest that costs at most 1.5 times as many gradients as the cheapest.",
      headings: ["Problem", "Sampling", "Cheapest k", "Gradients", "Worthwhile k", "Gradient descent"],
      rows: series.map(({ label, sampling, cheapest, worthwhile, points }) => [
        label,
        sampling.replace("-", " "),
        formatBatchSize(cheapest),
        gradientsAt(points, cheapest),
        formatBatchSize(worthwhile),
        gradientsAt(points, "inf"),
      ]),
      long: true,
    },
    {
      label: "With a noise floor: to an expected gap of 1 % of that at β = 0",
      note: "On inhomogeneous data the rate with the least factor rests too high. The share is that of the exact limit.",
      headings: ["Problem", "Sampling", "k", "Rate", "Share", "Floor", "Gradients"],
      rows: series.flatMap(({ label, sampling, points }) =>
        points.flatMap(({ batchSize, limit, goal }) =>
          goal === null
            ? []
            : [
                [
                  label,
                  sampling.replace("-", " "),
                  formatBatchSize(batchSize),
                  formatNumber(goal.learningRate),
                  formatShort(goal.learningRate / limit),
                  formatNumber(goal.floor),
                  formatCount(goal.gradients),
                ],
              ],
        ),
      ),
      long: true,
    },
  ],
  charts: (id, data) =>
    oneChart(
      inBothWidths({ name: id, alt: describeCost(data) }, costSizes, (width, name, alt) =>
        drawCost(data, width, name, alt),
      ),
      "With replacement, to shrink the mean square of the linear dynamics a millionfold. On the dotted line gradients are in proportion to k: there a larger batch buys nothing.",
    ),
};

function gradientsAt(points: Series["points"], k: Point["batchSize"]): string {
  const found = points.find(({ batchSize }) => batchSize === k);
  return found === undefined ? "" : formatCount(found.gradients);
}
