import {
  cellThresholds,
  type End,
  endSchema,
  meaningOf,
  regionOf,
  regions,
  type TrajectoriesData,
  type TrajectoryCell,
  trajectoryCellSchema,
  zoneOf,
} from "@sgd-basins/report";
import type { ChartVersion, FigureSection } from "../charts/chart.ts";
import type { Layout } from "../charts/trajectories/arrangePanels.ts";
import { describeTrajectories } from "../charts/trajectories/describeTrajectories.ts";
import {
  drawTrajectories,
  sizeOfTrajectories,
  smallestPositive,
  type Version,
} from "../charts/trajectories/drawTrajectories.ts";
import { groupCells, layOutPanels, type TrajectoryGroup } from "../charts/trajectories/panels.ts";
import { countLeft } from "../charts/trajectories/prediction.ts";
import { columnsOf } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { panelPath } from "../playground/panelState.ts";
import { resultOf } from "../results/results.ts";
import { counted, formatCount, formatShort } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

interface NumberedCell extends TrajectoryCell {
  readonly cell: number;
}

interface Run extends NumberedCell {
  readonly run: number;
  readonly end: End;
  readonly distance: readonly number[];
}

const cell = trajectoryCellSchema;

/** What tells the cells of a figure apart. */
const identity: readonly Column<NumberedCell>[] = [
  { name: "cell", type: "integer", description: "position of the cell in the artefact, from 0", of: (row) => row.cell },
  ...columnsOf(cell.pick({ realisation: true, model: true, batchSize: true, start: true, radius: true })),
  ...columnsOf(cell.pick({ rateLabel: true, learningRate: true })),
];

const cellColumns: readonly Column<NumberedCell>[] = [
  ...identity,
  ...columnsOf(cell.pick({ inPaper: true })),
  ...cellThresholds.map(
    (threshold, i): Column<NumberedCell> => ({
      name: threshold.column,
      type: "number",
      description: `${threshold.symbol}, ${meaningOf(threshold, i === 0 ? " at the start's minimizer" : " there")}`,
      of: ({ thresholds }) => thresholds[threshold.key],
    }),
  ),
  {
    name: "prediction",
    type: "string",
    description:
      "what the theorems say of the expected gap on a quadratic at α: gap shrinks (below u), no promise, or gap grows (above l)",
    of: ({ learningRate, thresholds }) => regionOf(zoneOf(learningRate, thresholds)).words,
  },
  { name: "runs", type: "integer", description: "number of runs", of: (cell) => cell.ends.length },
  ...columnsOf(cell.pick({ everLeft: true, diverged: true })),
  ...endSchema.options.map(
    (end): Column<NumberedCell> => ({
      name: `ends_${end.replace(" ", "_")}`,
      type: "integer",
      description: `runs that end here: ${end}`,
      of: (cell) => cell.ends.filter((candidate) => candidate === end).length,
    }),
  ),
  ...columnsOf(cell.pick({ boundaryShare: true })),
];

export const trajectories: ResultKind<"trajectories"> = {
  lists: (id, data) => {
    const { name } = resultOf(id);
    const cells = data.cells.map((cell, i): NumberedCell => ({ ...cell, cell: i }));
    const runs = cells.flatMap((cell) =>
      cell.distances[data.distanceTo]!.map((distance, run): Run => ({ ...cell, run, end: cell.ends[run]!, distance })),
    );
    return [
      csvFile(id, `${name}, a line a run`, runColumns(data), runs),
      csvFile(`${id}-cells`, `${name}, a line a cell: bounds and outcomes`, cellColumns, cells),
    ];
  },
  finding: describeOutcomes,
  charts: (id, data, seed) => groupCells(data).map((group) => sectionOf(id, data, group, seed)),
};

/** How many of the paper's runs left, by what the bounds promise: "Above l (at 1.5l) all 1200, below u (at 0.5u) none of 1200". */
function describeOutcomes({ cells }: TrajectoriesData): string {
  const paper = cells.filter(({ inPaper, realisation }) => inPaper && realisation === "default");
  const parts = regions.toReversed().flatMap(({ name, where }) => {
    const own = paper.filter(
      ({ learningRate, thresholds }) => regionOf(zoneOf(learningRate, thresholds)).name === name,
    );
    const { left, runs } = countLeft(own);
    if (runs === 0) return [];
    const labels = [...new Set(own.map(({ rateLabel }) => rateLabel))];
    // A rate that the paper names by its bound is named by it here.
    const named = labels.length === 1 && /[lu]/.test(labels[0]!) ? ` (at ${labels[0]})` : "";
    const place = `${where === "between" ? "between the bounds" : where}${named}`;
    const [gone, all] = [formatCount(left), formatCount(runs)];
    return `${place} ${left === runs ? `all ${all}` : left === 0 ? `none of ${all}` : `${gone} of ${all}`}`;
  });
  return `Runs that left: ${parts.join(", ")}`;
}

function runColumns({ distanceTo, steps }: TrajectoriesData): Column<Run>[] {
  const group = `distance_0 to distance_${steps}`;
  return [
    ...identity,
    { name: "run", type: "integer", description: "run of the cell, from 0", of: ({ run }) => run },
    { name: "end", type: "string", description: endSchema.description!, of: ({ end }) => end },
    ...Array.from({ length: steps + 1 }, (_, step) => ({
      name: `distance_${step}`,
      group,
      type: "number" as const,
      description: `distance to the ${distanceTo} minimizer after so many steps, six significant digits`,
      of: ({ distance }: Run) => distance[step]!,
    })),
  ];
}

/** That runs are counted which are not among those drawn on top. */
function describeReturns(cells: readonly TrajectoryCell[]): string {
  const { left } = countLeft(cells);
  const outside = cells.reduce((sum, { ends }) => sum + ends.filter((end) => end !== "start basin").length, 0);
  if (outside >= left) return "";
  return ` Of ${counted(left, "run")} that left, ${formatCount(left - outside)} end inside again: they are counted, and not drawn on top.`;
}

function sectionOf(
  id: string,
  data: TrajectoriesData,
  { suffix, heading, cells }: TrajectoryGroup,
  seed: number,
): FigureSection {
  const name = `${id}${suffix}`;
  const grid = layOutPanels(data, cells);
  const alt = describeTrajectories(data, grid);
  const { value, zeros } = smallestPositive(data, grid);
  const clipped =
    zeros === 0
      ? ""
      : ` ${counted(zeros, "distance")} of exactly 0 ${zeros === 1 ? "is" : "are"} drawn at the smallest positive one, ${formatShort(value)}.`;
  const reading =
    `Of the ${data.runs} runs of each ${data.series === null ? "panel" : data.series === "radius" ? "starting radius" : "batch size"}, the median and the band from the 10th to the 90th percentile at every iteration, and on top ` +
    "the runs that end outside the start's basin; the panels of a row share a logarithmic axis. Beside each row stand its thresholds on an axis of learning rates: the bounds u and l, the exact limit α* of mean-square stability of the linear " +
    "dynamics (Mulayoff and Michaeli 2024) and the almost-sure limit α_as, up to which runs of these settle. " +
    "That the gap grows, or shrinks, is what the theorems say of its expectation on a quadratic with the curvatures of the minimizer: " +
    "this function is not quadratic, and what is expected need not be what a run does. “Left the basin” counts runs that were outside the start's basin after at least one step.";
  const note = `${heading === null ? reading : ""}${describeReturns(cells)}${clipped}`.trim();
  const draw = (version: Version, file: string): ChartVersion => ({
    name: file,
    alt,
    ...sizeOfTrajectories(grid, version),
    draw: () => drawTrajectories(data, grid, version, file, alt),
  });
  const bands = (layout: Layout, file: string): ChartVersion => draw({ layout, shown: "bands" }, file);
  return {
    heading,
    rows: [
      [
        {
          ...bands("wide", name),
          medium: bands("medium", `${name}-medium`),
          narrow: bands("narrow", `${name}-narrow`),
          whole: draw({ layout: "wide", shown: "runs" }, `${name}-runs`),
        },
      ],
    ],
    note,
    panels: grid.panels.map(({ row, title, cells: own }) => ({
      row,
      title,
      ...countLeft(own),
      path: panelPath(data, own, seed),
    })),
  };
}
