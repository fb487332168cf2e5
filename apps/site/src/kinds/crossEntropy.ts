import {
  type CrossEntropyPoint,
  type CrossEntropySeries,
  cellThresholds,
  crossEntropyDataSchema,
  crossEntropySeriesSchema,
} from "@sgd-basins/report";
import {
  crossEntropySizes,
  describeCrossEntropy,
  drawCrossEntropy,
  ROUNDING,
} from "../charts/beyond/drawCrossEntropy.ts";
import { inBothWidths } from "../charts/chart.ts";
import { columnsOf } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { counted, formatBatchSize, formatCount, formatNumber, formatShort } from "../text/numbers.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Data = DataOfKind<"cross-entropy">;

const columns: Column<CrossEntropySeries & CrossEntropyPoint>[] = [
  ...columnsOf(crossEntropySeriesSchema),
  ...columnsOf(crossEntropySeriesSchema.shape.points.element),
];

/** So close to the floor the mean is said to be. */
const CLOSE = 0.05;
/** Up to this multiple of α*. */
const SMALL = 0.1;

const none = "–";

export const crossEntropy: ResultKind<"cross-entropy"> = {
  lists: (id, { problems, series }) => [
    csvFile(
      id,
      "Runs beside the floor, a line a problem, batch size and learning rate",
      columns,
      series.flatMap((one) => one.points.map((point) => ({ ...one, ...point }))),
    ),
    csvFile(
      `${id}-problems`,
      "The regressions at their minimizers",
      columnsOf(crossEntropyDataSchema.shape.problems.element),
      problems,
    ),
  ],
  finding: ({ series, far }) => {
    const above = series.flatMap(({ points }) => points.filter(({ multiple }) => multiple > 1));
    const gone = above.reduce((sum, point) => sum + point.far.count, 0);
    const runs = above.reduce((sum, point) => sum + point.far.of, 0);
    const most = Math.max(...above.map((point) => point.most));
    return `Above α* ${gone === 0 ? "none" : formatCount(gone)} of ${counted(runs, "run")} went beyond an excess loss of ${formatCount(far)}; the largest seen is ${formatShort(most)}`;
  },
  tables: (data) => [
    {
      label: "The regressions at their minimizers",
      note: "Standardised columns and a constant, labels as they are. The minimizer is Newton's, to rounding; that there is one, that is, that no hyperplane separates the labels, is checked there. A component's Hessian is p(1 − p)xx′ and its gradient at most as long as x, however far away.",
      headings: ["Data", "N", "d", "Loss there", "Rows on the wrong side", "‖∇f‖ there", "λ₁", "λᵣ", "‖minimizer‖"],
      rows: data.problems.map((one) => [
        one.label,
        formatCount(one.components),
        formatCount(one.dimension),
        formatShort(one.loss, 4),
        formatCount(one.misclassified),
        formatShort(one.gradient, 2),
        formatShort(one.largestCurvature),
        formatShort(one.smallestCurvature),
        formatShort(one.distance),
      ]),
      long: false,
    },
    {
      label: "Thresholds of the linear dynamics there",
      note: "What they would limit on a quadratic sum.",
      headings: ["Data", "k", ...cellThresholds.map(({ symbol }) => symbol)],
      rows: data.series.map((one) => [
        labelOf(data, one),
        formatBatchSize(one.batchSize),
        ...cellThresholds.map(({ key }) => formatNumber(one[key])),
      ]),
      long: false,
    },
    {
      label: "Runs at rest, beside the floor",
      note: `${sayFloors(data)} ${sayFar(data)} The excess loss is the mean over the second half of the steps and over the runs, with its 95 % interval; what is below 10⁻¹² is rounding. The distances from the minimizer, medians over the runs, after half of the steps and after all tell whether runs are at rest. The last column is the length of the cycle in which gradient descent ends.`,
      headings: [
        "Data",
        "k",
        "Rate over α*",
        "Runs",
        "T",
        "Floor",
        "Excess loss",
        "95 % of it",
        "Over the floor",
        "Largest seen",
        "Went far",
        "Distance at T/2",
        "at T",
        "Cycle",
      ],
      rows: data.series.flatMap((one) =>
        one.points.map((point) => [
          labelOf(data, one),
          formatBatchSize(one.batchSize),
          formatShort(point.multiple),
          formatCount(point.runs),
          formatCount(point.steps),
          point.floor === null ? none : formatShort(point.floor),
          ...excessOf(point),
          point.floor ? formatShort(point.excess / point.floor) : none,
          orNothing(point.most),
          `${point.far.count} of ${point.far.of}`,
          orNothing(point.halfway),
          orNothing(point.end),
          one.batchSize !== "inf" ? none : point.period === null ? "over 64, or none" : String(point.period),
        ]),
      ),
      long: true,
    },
  ],
  charts: (id, data) => [
    {
      heading: null,
      rows: [
        data.problems.map(({ problem, label }, i) =>
          inBothWidths(
            { name: i === 0 ? id : `${id}-${problem}`, alt: describeCrossEntropy(data, problem), title: label },
            crossEntropySizes,
            (width, name, alt) => drawCrossEntropy(data, problem, width, name, alt),
          ),
        ),
      ],
      note: "Dots are runs; lines are the floor of the linear dynamics, which goes to infinity at α*. Runs do not: the gradients are bounded, so far from the minimizer the loss is no parabola but grows in proportion to the distance. Above α* they wander further about, the mean with the rate. Gradient descent rests in the minimizer below 2/λ₁ and goes round it above. Observed on these data, at these rates, from starts by the minimizer.",
    },
  ],
};

/** Where the floor is right. */
function sayFloors({ series }: Data): string {
  const small = series
    .filter(({ batchSize }) => batchSize !== "inf")
    .flatMap(({ points }) => points.filter(({ multiple }) => multiple <= SMALL));
  const ratios = small.flatMap(({ excess, floor }) => (floor ? [excess / floor] : []));
  const close = ratios.filter((ratio) => Math.abs(ratio - 1) <= CLOSE).length;
  return `Up to ${SMALL} α* of SGD the mean is ${formatShort(Math.min(...ratios))} to ${formatShort(Math.max(...ratios))} of the floor, within ${100 * CLOSE} % at ${close} of ${ratios.length} rates.`;
}

/** Whether anything goes to infinity. */
function sayFar({ series, far }: Data): string {
  const points = series.flatMap((one) => one.points);
  const count = points.reduce((sum, own) => sum + own.far.count, 0);
  const of = points.reduce((sum, own) => sum + own.far.of, 0);
  const most = Math.max(...points.map((own) => own.most));
  return `Of ${formatCount(of)} runs ${count} were seen at an excess loss beyond ${formatCount(far)}; the largest is ${formatShort(most)}.`;
}

function labelOf({ problems }: Data, { problem }: CrossEntropySeries): string {
  return problems.find((one) => one.problem === problem)?.label ?? problem;
}

function excessOf({ excess, excessLow, excessHigh }: CrossEntropyPoint): readonly [string, string] {
  return excess < ROUNDING
    ? ["0", none]
    : [formatShort(excess), `${formatShort(excessLow)} to ${formatShort(excessHigh)}`];
}

function orNothing(value: number): string {
  return value < ROUNDING ? "0" : formatShort(value);
}
