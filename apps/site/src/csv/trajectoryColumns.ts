import {
  cellThresholds,
  type End,
  endSchema,
  meaningOf,
  regionOf,
  type TrajectoriesData,
  type TrajectoryCell,
  trajectoryCellSchema,
  zoneOf,
} from "@sgd-basins/report";
import { columnsOf } from "./columns.ts";
import { type Column, type CsvFile, csvFile } from "./csv.ts";

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

const cellColumns: readonly Column<NumberedCell>[] = [
  ...identity,
  ...columnsOf(cell.pick({ inPaper: true })),
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
