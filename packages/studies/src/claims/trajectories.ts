/** How claims read trajectory figures. */
import type { TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";

/** Cells of a figure with the given levels. */
export function cellsAt(
  figure: TrajectoriesData,
  levels: Partial<Pick<TrajectoryCell, "model" | "batchSize" | "rateLabel" | "radius" | "realisation">>,
): TrajectoryCell[] {
  const cells = figure.cells.filter((cell) =>
    Object.entries(levels).every(([level, value]) => cell[level as keyof typeof levels] === value),
  );
  if (cells.length === 0) throw new Error(`no cell with ${JSON.stringify(levels)}`);
  return cells;
}

/** Total of a count over cells, and of their runs. */
export function total(cells: readonly TrajectoryCell[], of: (cell: TrajectoryCell) => number): [number, number] {
  return [cells.reduce((sum, cell) => sum + of(cell), 0), cells.reduce((sum, cell) => sum + cell.ends.length, 0)];
}

/** Runs that end further from the start's minimizer than they began. */
export const diverged = (cell: TrajectoryCell): number => cell.diverged;
/** Runs that were outside the start's basin after at least one step. */
export const left = (cell: TrajectoryCell): number => cell.everLeft;
/** Runs that end in a corner of the box. */
export const inCorner = (cell: TrajectoryCell): number => cell.ends.filter((end) => end === "corner").length;
/** Runs that end in the other named minimizer's basin. */
export const inOtherBasin = (cell: TrajectoryCell): number => cell.ends.filter((end) => end === "other basin").length;
/** Runs that end at most half as far from the start's minimizer as they began. */
export const converged = (cell: TrajectoryCell): number =>
  cell.distances[cell.start].filter((run) => run[run.length - 1] <= 0.5 * run[0]).length;
