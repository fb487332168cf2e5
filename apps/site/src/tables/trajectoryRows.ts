/** A line for each cell of a trajectory figure: its learning rate, its bounds and its outcomes. */
import { endSchema, type TrajectoriesData, type TrajectoryCell } from "@sgd-basins/report";
import type { LimitOf } from "../reports/exactLimits.ts";
import { formatBatchSize, formatShort } from "../text/numbers.ts";

/** Column headings of {@link trajectoryRows}. */
export const trajectoryHeadings = [
  "Model",
  "k",
  "Radius",
  "Rate",
  "α",
  "u",
  "α*",
  "l",
  "Further",
  "Left basin",
  "End in start basin",
  "in another basin",
  "in a corner",
  "elsewhere",
  "On the box",
] as const;

/** Printed values of each cell; bounds that do not apply are dashes. */
export function trajectoryRows(cells: readonly TrajectoryCell[], limitOf: LimitOf): string[][] {
  return cells.map((cell) => {
    const runs = cell.ends.length;
    const bound = (value: number | null): string => (value === null ? "—" : formatShort(value, 4));
    return [
      String(cell.model),
      formatBatchSize(cell.batchSize),
      formatShort(cell.radius),
      cell.rateLabel,
      formatShort(cell.learningRate, 4),
      bound(cell.convergenceBound),
      bound(limitOf(cell)),
      bound(cell.divergenceBound),
      `${cell.diverged}/${runs}`,
      `${cell.everLeft}/${runs}`,
      ...endSchema.options.map((end) => String(cell.ends.filter((candidate) => candidate === end).length)),
      `${Math.round(100 * cell.boundaryShare)} %`,
    ];
  });
}

/** The starts of a figure's runs, in words. */
export function startOf(data: TrajectoriesData): string {
  return [...new Set(data.cells.map((cell) => cell.start))].join(" or ");
}
