import { cellThresholds, methodName, type NetworkEnd, type NetworkSwap, networksRules } from "@sgd-basins/report";
import {
  describeNetworkRatios,
  describeNetworks,
  drawNetworkRatios,
  drawNetworks,
  networksSizes,
} from "../charts/beyond/drawNetworks.ts";
import { inBothWidths } from "../charts/chart.ts";
import { type Column, type CsvFile, csvFile } from "../csv/csv.ts";
import { findingsOf } from "../departures/findings.ts";
import {
  counted,
  formatBatchSize,
  formatCount,
  formatPercent,
  formatPowerOfTen,
  formatShort,
} from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { DataOfKind, ResultKind } from "./resultKind.ts";

type Data = DataOfKind<"networks">;

const none = "–";

export const networks: ResultKind<"networks"> = {
  lists: (id, data) => [...listsOf("networks")(id, data), pointsOf(id, data)],
  finding: (data) => {
    const { cells, overRule } = findingsOf(data);
    const error = Math.max(1 - overRule.least, overRule.most - 1);
    // Rounded up, but not for the last bit.
    const within = formatPercent(Math.ceil(1000 * error - 1e-9) / 1000, 2);
    return `The Hessians and the length of a run predict the rate at which half of the runs leave to within ${within}, at all ${counted(cells, "combination")} of minimum, batch size and distance`;
  },
  tables: ({ minima, cells, summary, swaps, ends, factor, hidden }) => [
    {
      label: "Over all minima",
      note: `A run has left once it is ${formatCount(factor)} times as far from the minimum as it started. α½ is the rate at which half of the runs leave within their T steps; the finite-run rule gives it as the rate at which λ(α)T = log(F√(d/r)), λ the top Lyapunov exponent, from the Hessians alone. Fixed before the runs: for each k the median of α½ over the rule's rate within ${percent(networksRules.medianWithin)} of 1, at least ${percent(networksRules.shareWithin)} of all within ${percent(networksRules.within)}, and fewer than ${percent(networksRules.leavingBelow)} of the runs leaving at 0.95 α*. A first run of two seeds of training was cut to one for its cost; both, with longer runs, are in the repository's docs/networks-large.`,
      headings: [
        "k",
        "Runs start at",
        "Minima",
        "α½ over the rule's rate: median",
        "least",
        "most",
        "Within 15 %",
        "α½/α_as, median",
        "Leave at 0.95 α*",
        "95 % of it",
      ],
      rows: summary.map((row) => [
        formatBatchSize(row.batchSize),
        start(row.startDistance),
        formatCount(row.minima),
        formatShort(row.median, 4),
        formatShort(row.least, 4),
        formatShort(row.most, 4),
        `${row.within} of ${row.minima}`,
        formatShort(row.medianOfLimit, 4),
        `${row.leaving.count} of ${formatCount(row.leaving.of)}`,
        `${percent(row.leaving.low)} to ${percent(row.leaving.high)}`,
      ]),
      long: false,
    },
    {
      label: "The minima",
      note: `One hidden layer of ${hidden} tanh units. A training takes its steps at its rate; Levenberg–Marquardt then goes on to the bottom, to a loss below 10⁻²⁶. Where the loss before was large the minimum is as much the work of the second as of the first. The last column is the learning rate of training over α* of the minimum at the batch size of training: below one where the method that found it is stable there.`,
      headings: ["Minimum", "N", "d", "r", "Steps", "Loss before", "Distance from there", "λ₁", "λᵣ", "Rate over α*"],
      rows: minima.map((one) => [
        one.reached ? one.minimum : `${one.minimum}: not reached`,
        formatCount(one.components),
        formatCount(one.dimension),
        one.rank === null ? none : formatCount(one.rank),
        formatCount(one.trainingSteps),
        orNone(one.lossBefore, 2),
        orNone(one.distance),
        orNone(one.largestCurvature, 4),
        orNone(one.smallestCurvature, 2),
        orNone(one.trainedOverLimit),
      ]),
      long: false,
    },
    {
      label: "Another method from the same minimum",
      note: "From minima of gradient descent, SGD-1 and gradient descent at SGD-1's rate; from minima of SGD-1, gradient descent at that rate and at its own. Who leaves is what α* says of the minimum. The first runs that leave go on, and Levenberg–Marquardt takes them to the bottom: α* there, of SGD-1 and of gradient descent, and whether it lies above the rate. A rate that no minimum near by bears leaves runs that never come to rest, and some overflow.",
      headings: [
        "Minimum",
        "Runs of",
        "Rate",
        "α* there",
        "Left",
        "Loss where they end",
        "α*(1) of the new minimum",
        "2/λ₁ of it",
        "Stable in it",
      ],
      rows: swaps.map((swap) => swapRow(swap, endsOf(swap, ends))),
      long: false,
    },
    {
      label: "Thresholds beside the rate at which half of the runs leave",
      note: "With its 95 % interval from exact binomial ones. u and l are the paper's: true, and far off. That α* and α_as do not say where runs with few steps leave, and the rule does, is the length of a run. From further away the same rates hold for SGD-1, and gradient descent bears a little more.",
      headings: [
        "Minimum",
        "k",
        "Start",
        ...cellThresholds.map(({ symbol }) => symbol),
        "95 % of α_as",
        "T",
        "Rule",
        "95 % of it",
        "α½",
        "95 % of it",
        "α½ over the rule's",
      ],
      rows: cells.map((cell) => [
        cell.minimum,
        formatBatchSize(cell.batchSize),
        start(cell.startDistance),
        // Of the paper's bounds the order of magnitude says it all.
        ...cellThresholds.map(({ key, kind }) => formatShort(cell[key], kind === "bound" ? 2 : 4)),
        interval(cell.almostSureLow, cell.almostSureHigh),
        formatCount(cell.steps),
        formatShort(cell.rule, 4),
        interval(cell.ruleLow, cell.ruleHigh),
        formatShort(cell.half, 4),
        interval(cell.halfLow, cell.halfHigh),
        formatShort(cell.half / cell.rule, 4),
      ]),
      long: true,
    },
  ],
  charts: (id, data) =>
    data.cells.length === 0
      ? []
      : [
          {
            heading: null,
            rows: [
              [
                inBothWidths(
                  { name: id, alt: describeNetworks(data), title: "Rate at which half leave, against α_as" },
                  networksSizes,
                  (width, name, alt) => drawNetworks(data, width, name, alt),
                ),
                inBothWidths(
                  {
                    name: `${id}-ratios`,
                    alt: describeNetworkRatios(data),
                    title: "Over α_as, and over the finite-run rule's rate",
                  },
                  networksSizes,
                  (width, name, alt) => drawNetworkRatios(data, width, name, alt),
                ),
              ],
            ],
            note: `Runs from ${start(Math.min(...data.cells.map(({ startDistance }) => startDistance)))} beside the minimum; a dot for each minimum and batch size. First chart: on the line of α_as half of the runs leave at the almost-sure limit; 95 % intervals are smaller than the dots or little larger. Second chart: over α_as, how far above that limit it is, because a run has only so many steps to leave in, most where λ rises slowly with the rate; over the rule's rate, what is left once the finite-run rule has taken the steps into account. Dots of one batch size stand side by side, in the same order of minima.`,
          },
        ],
};

/** A line a parameter: as a column of the minima it would be hundreds of numbers in a field. */
function pointsOf(id: string, { minima }: Data): CsvFile {
  return csvFile(
    `${id}-points`,
    "The networks' parameters at the minima, a line a parameter",
    pointColumns,
    minima.flatMap(({ minimum, point }) => (point ?? []).map((value, parameter) => ({ minimum, parameter, value }))),
  );
}

const pointColumns: readonly Column<{
  readonly minimum: string;
  readonly parameter: number;
  readonly value: number;
}>[] = [
  { name: "minimum", type: "string", description: "the minimum", of: ({ minimum }) => minimum },
  {
    name: "parameter",
    type: "integer",
    description: "which of the d parameters, from 0 on: layer by layer, of each unit its weights and then its bias",
    of: ({ parameter }) => parameter,
  },
  { name: "value", type: "number", description: "its value at the minimum", of: ({ value }) => value },
];

function swapRow(swap: NetworkSwap, ends: readonly NetworkEnd[]): string[] {
  const each = (of: (end: NetworkEnd) => string): string => (ends.length === 0 ? none : ends.map(of).join("; "));
  return [
    swap.minimum,
    methodName(swap.batchSize),
    formatShort(swap.learningRate),
    formatShort(swap.meanSquare),
    `${swap.left.count} of ${swap.left.of}`,
    each(({ lossBefore }) => (lossBefore === null ? "overflowed" : formatShort(lossBefore, 2))),
    each(({ meanSquareOne }) => orNone(meanSquareOne)),
    each(({ meanSquareInf }) => orNone(meanSquareInf)),
    each(({ stable }) => (stable === null ? none : stable ? "yes" : "no")),
  ];
}

function endsOf(swap: NetworkSwap, ends: Data["ends"]): readonly NetworkEnd[] {
  return ends.filter(
    ({ minimum, batchSize, learningRate }) =>
      minimum === swap.minimum && batchSize === swap.batchSize && learningRate === swap.learningRate,
  );
}

function start(distance: number): string {
  return formatPowerOfTen(Math.round(Math.log10(distance)));
}

function orNone(value: number | null, digits = 3): string {
  return value === null ? none : formatShort(value, digits);
}

function interval(low: number, high: number): string {
  return low === high ? "exact" : `${formatShort(low)} to ${formatShort(high)}`;
}

const percent = (share: number): string => formatPercent(share, 2);
