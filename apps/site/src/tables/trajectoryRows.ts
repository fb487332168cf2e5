/** A line for each cell of a trajectory figure: its learning rate, its bounds and its outcomes. */
import { cellThresholds, endSchema, type TrajectoriesData, type TrajectoryCell } from "@sgd-basins/report";
import { formatBatchSize, formatPercent, formatShort } from "../text/numbers.ts";

/** Column headings of {@link trajectoryRows}. */
export const trajectoryHeadings = [
  "Model",
  "k",
  "Radius",
  "Rate",
  "α",
  ...cellThresholds.map(({ symbol }) => symbol),
  "Further",
  "Left basin",
  "End in start basin",
  "in another basin",
  "in a corner",
  "elsewhere",
  "On the box",
];

/** Printed values of each cell. */
export function trajectoryRows(cells: readonly TrajectoryCell[]): string[][] {
  return cells.map((cell) => {
    const runs = cell.ends.length;
    return [
      String(cell.model),
      formatBatchSize(cell.batchSize),
      formatShort(cell.radius),
      cell.rateLabel,
      formatShort(cell.learningRate, 4),
      ...cellThresholds.map(({ key }) => formatShort(cell.thresholds[key], 4)),
      `${cell.diverged}/${runs}`,
      `${cell.everLeft}/${runs}`,
      ...endSchema.options.map((end) => String(cell.ends.filter((candidate) => candidate === end).length)),
      formatPercent(cell.boundaryShare, 2),
    ];
  });
}

/** The starts of a figure's runs, in words. */
export function startOf(data: TrajectoriesData): string {
  return [...new Set(data.cells.map((cell) => cell.start))].join(" or ");
}
