/** Arranges the cells of a trajectory figure into charts, rows, panels and series. */
import type { TrajectoriesData, TrajectoryCell } from "@sgd-basins/report";
import { formatBatchSize, formatShort } from "../../text/numbers.ts";

/** One chart of a figure: which cells, and under which heading. */
export interface TrajectoryGroup {
  /** Ends the chart's file name; empty for the paper's own panels. */
  readonly suffix: string;
  /** Null for the figure as the paper shows it. */
  readonly heading: string | null;
  readonly cells: readonly TrajectoryCell[];
}

export interface TrajectoryPanel {
  readonly row: string;
  /** Position in its row, from 0. */
  readonly column: number;
  /** The learning rate: "α = 1.5l = 0.147". */
  readonly title: string;
  readonly cells: readonly TrajectoryCell[];
}

export interface TrajectoryGrid {
  readonly rows: readonly string[];
  readonly columns: number;
  readonly panels: readonly TrajectoryPanel[];
  /** Names of the pooled levels, in order; one unnamed series where nothing is pooled. */
  readonly series: readonly string[];
  readonly seriesOf: (cell: TrajectoryCell) => number;
}

type Factor = TrajectoriesData["rows"];

/** The paper's panels first, then what was run as well, for each realisation. */
export function groupCells(data: TrajectoriesData): TrajectoryGroup[] {
  const groups: TrajectoryGroup[] = [];
  for (const realisation of data.realisations) {
    const own = data.cells.filter((cell) => cell.realisation === realisation.id);
    const isDefault = realisation.id === "default";
    const suffix = isDefault ? "" : `-${realisation.id}`;
    const inPaper = own.filter((cell) => cell.inPaper);
    const further = own.filter((cell) => !cell.inPaper);
    if (inPaper.length > 0) {
      groups.push({ suffix, heading: isDefault ? null : `Another realisation: ${realisation.label}`, cells: inPaper });
    }
    if (further.length > 0) {
      const heading = isDefault
        ? "Also run, not shown in the paper"
        : `Also run, not shown in the paper: ${realisation.label}`;
      groups.push({ suffix: `${suffix}-further`, heading, cells: further });
    }
  }
  return groups;
}

/** Lays cells out as the figure's rows × columns; rows whose learning rates differ keep their own columns. */
export function layOutPanels(data: TrajectoriesData, cells: readonly TrajectoryCell[]): TrajectoryGrid {
  const rows = unique(cells.map((cell) => nameLevel(cell, data.rows)));
  const series = unique(cells.map((cell) => (data.series === null ? "" : nameLevel(cell, data.series))));
  const panels: TrajectoryPanel[] = [];
  for (const row of rows) {
    const inRow = cells.filter((cell) => nameLevel(cell, data.rows) === row);
    for (const [column, rateLabel] of unique(inRow.map((cell) => cell.rateLabel)).entries()) {
      const own = inRow.filter((cell) => cell.rateLabel === rateLabel);
      panels.push({ row, column, title: nameRate(rateLabel, own), cells: own });
    }
  }
  const columns = 1 + panels.reduce((most, panel) => Math.max(most, panel.column), 0);
  const seriesOf = (cell: TrajectoryCell): number =>
    data.series === null ? 0 : series.indexOf(nameLevel(cell, data.series));
  return { rows, columns, panels, series, seriesOf };
}

/** A level of a factor, in words. */
function nameLevel(cell: TrajectoryCell, factor: Factor): string {
  if (factor === "model") return `Model ${cell.model}`;
  if (factor === "radius") return `radius ${formatShort(cell.radius)}`;
  return cell.batchSize === "inf" ? "GD (k = ∞)" : `k = ${formatBatchSize(cell.batchSize)}`;
}

function nameRate(label: string, cells: readonly TrajectoryCell[]): string {
  const rates = cells.map((cell) => cell.learningRate);
  const low = Math.min(...rates);
  const high = Math.max(...rates);
  const value = low === high ? formatShort(low) : `${formatShort(low, 2)} to ${formatShort(high, 2)}`;
  return isNumeral(label) ? `α = ${value}` : `α = ${label} = ${value}`;
}

function isNumeral(label: string): boolean {
  return label.trim() !== "" && Number.isFinite(Number(label));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
