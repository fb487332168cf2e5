import {
  cellThresholds,
  type End,
  meaningOf,
  regionOf,
  type TrajectoriesData,
  type TrajectoryCell,
  zoneOf,
} from "@sgd-basins/report";
import { batchSize, model, own, realisation } from "./columns.ts";
import { type Column, type CsvFile, csvFile } from "./csv.ts";

interface NumberedCell extends TrajectoryCell {
  readonly cell: number;
}

interface Run extends NumberedCell {
  readonly run: number;
  readonly end: End;
  readonly distance: readonly number[];
}

const ends: readonly End[] = ["start basin", "other basin", "corner", "elsewhere"];

/** What tells the cells of a figure apart. */
const identity: readonly Column<NumberedCell>[] = [
  own("cell", "integer", "position of the cell in the artefact, from 0"),
  realisation,
  model,
  batchSize,
  own("start", "string", "minimizer about which the runs start"),
  own("radius", "number", "radius of the ball from which the starts are drawn"),
  own("rateLabel", "string", "the learning rate as the paper names it"),
  own("learningRate", "number", "α"),
];

/** The runs behind a figure's lines, and its cells. */
export function trajectoryFiles(id: string, name: string, data: TrajectoriesData): CsvFile[] {
  const cells = data.cells.map((cell, i): NumberedCell => ({ ...cell, cell: i }));
  const runs = cells.flatMap((cell) =>
    cell.distances[data.distanceTo]!.map((distance, run): Run => ({ ...cell, run, end: cell.ends[run]!, distance })),
  );
  return [
    csvFile(id, `${name}, a line a run`, runColumns(data), runs),
    csvFile(`${id}-cells`, `${name}, a line a cell: bounds and outcomes`, cellColumns, cells),
  ];
}

function runColumns({ distanceTo, steps }: TrajectoriesData): Column<Run>[] {
  const group = `distance_0 to distance_${steps}`;
  return [
    ...identity,
    own("run", "integer", "run of the cell, from 0"),
    own("end", "string", "where it ends: start basin, other basin, corner or elsewhere"),
    ...Array.from({ length: steps + 1 }, (_, step) => ({
      name: `distance_${step}`,
      group,
      type: "number" as const,
      description: `distance to the ${distanceTo} minimizer after so many steps, six significant digits`,
      of: ({ distance }: Run) => distance[step]!,
    })),
  ];
}

const cellColumns: readonly Column<NumberedCell>[] = [
  ...identity,
  own("inPaper", "boolean", "whether the paper's figure shows it"),
  ...cellThresholds.map(
    (threshold, i): Column<NumberedCell> => ({
      name: threshold.column,
      type: "number",
      description: `${threshold.symbol}, ${meaningOf(threshold, i === 0 ? " at the start's minimizer" : " there")}${threshold.kind === "limit" ? ", from tightness.json" : ""}`,
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
  own("everLeft", "integer", "runs that were outside the start's basin after at least one step"),
  own("diverged", "integer", "runs that end further from the start's minimizer than they began"),
  ...ends.map(
    (end): Column<NumberedCell> => ({
      name: `ends_${end.replace(" ", "_")}`,
      type: "integer",
      description: `runs that end here: ${end}`,
      of: (cell) => cell.ends.filter((candidate) => candidate === end).length,
    }),
  ),
  own("boundaryShare", "number", "mean share of coordinates on the box's boundary at the end"),
];
