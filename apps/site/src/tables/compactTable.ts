/** A table artefact as rows of cells, in words and printed numbers. */
import type { Realisation, TableCell, TableData, Verdict } from "@sgd-basins/report";
import { formatCount, formatNumber, formatShort } from "../text/numbers.ts";

interface CompactCell {
  readonly published: string;
  /** The median over unselected seeds, or a dash. */
  readonly median: string;
  /** The 5–95 % range over unselected seeds, or a dash. */
  readonly range: string;
  /** Why there is no value. */
  readonly reason: string | null;
  readonly verdict: Verdict;
  /** Section of the method page. */
  readonly explanation: string | null;
}

export interface CompactRow {
  readonly label: string;
  readonly cells: readonly CompactCell[];
}

export interface HeadingGroup {
  readonly label: string;
  readonly span: number;
}

/** The table as the paper lays it out. */
export function compactRows(data: TableData): CompactRow[] {
  return data.rows.map((row) => ({
    label: row.label,
    cells: data.columns.map((column) => {
      const cell = cellAt(data, row, column);
      const { reason } = computedBy(cell, "default")!;
      return {
        published: printed(cell.published),
        median: printed(cell.range?.median ?? null),
        range: printedRange(cell.range),
        reason,
        verdict: cell.verdict,
        explanation: cell.explanation,
      };
    }),
  }));
}

/** Runs of neighbouring columns with the same heading; null where no column has one. */
export function headingGroups(data: TableData): HeadingGroup[] | null {
  if (data.columns.every((column) => column.group === null)) return null;
  const groups: { label: string; span: number }[] = [];
  for (const column of data.columns) {
    const last = groups[groups.length - 1];
    if (last !== undefined && last.label === (column.group ?? "")) last.span += 1;
    else groups.push({ label: column.group ?? "", span: 1 });
  }
  return groups;
}

export interface CellDetail {
  readonly cell: TableCell;
  readonly row: string;
  readonly column: string;
  readonly published: string;
  /** One value a realisation, or the reason why there is none. */
  readonly computed: readonly string[];
  readonly median: string;
  readonly range: string;
  readonly percentile: string;
  readonly verdict: Verdict;
  readonly explanation: string | null;
}

/** Every number of every cell, a line each. */
export function cellDetails(data: TableData): CellDetail[] {
  return data.columns.flatMap((column) =>
    data.rows.map((row) => {
      const cell = cellAt(data, row, column);
      const { range } = cell;
      return {
        cell,
        row: row.label,
        column: columnName(column),
        published: printed(cell.published),
        computed: data.realisations.map(({ id }) => {
          const found = computedBy(cell, id);
          return found === undefined ? "–" : (found.reason ?? printed(found.value));
        }),
        median: printed(range?.median ?? null),
        range: printedRange(range),
        percentile: range === null ? "–" : `${formatShort(range.percentile)} %`,
        verdict: cell.verdict,
        explanation: cell.explanation,
      };
    }),
  );
}

/** The cell of a row and a column. */
export function cellAt(
  { cells }: TableData,
  row: TableData["rows"][number],
  column: TableData["columns"][number],
): TableCell {
  return cells.find((cell) => cell.row === row.id && cell.column === column.id)!;
}

/** A column as the paper names it, below its group's heading. */
export function columnName({ group, label }: TableData["columns"][number]): string {
  return group === null ? label : `${group}, ${label}`;
}

/** The numbers of seeds behind the ranges: "1 000", or "–" where no cell has a range. */
export function seedCount(data: TableData): string {
  const counts = [...new Set(data.cells.flatMap((cell) => (cell.range === null ? [] : [cell.range.seeds])))];
  return counts.length === 0 ? "–" : counts.map(formatCount).join(" or ");
}

/** How many values of the default realisation lie outside the range over unselected seeds, and of how many. */
export function unusualValues(data: TableData): { readonly outside: number; readonly of: number } {
  const compared = data.cells.flatMap((cell) => {
    const value = computedBy(cell, "default")?.value ?? null;
    return value === null || cell.range === null ? [] : [value < cell.range.low || value > cell.range.high];
  });
  return { outside: compared.filter(Boolean).length, of: compared.length };
}

/** The local geometries as rows of printed values. */
export function geometryRows(data: TableData): string[][] {
  const labelOf = (id: Realisation["id"]): string =>
    data.realisations.find((realisation) => realisation.id === id)?.label ?? id;
  return data.geometries.map((row) => [
    `Model ${row.model}, ${row.minimizer}`,
    labelOf(row.realisation),
    formatCount(row.dimension),
    formatCount(row.rank),
    formatNumber(row.largestEigenvalue),
    formatNumber(row.smallestEigenvalue),
    formatNumber(row.gamma),
    formatNumber(row.s),
    formatNumber(row.t),
    formatNumber(row.criticalBatchSize),
  ]);
}

function computedBy(cell: TableCell, id: Realisation["id"]): TableCell["computed"][number] | undefined {
  return cell.computed.find((entry) => entry.realisation === id);
}

function printedRange(range: TableCell["range"]): string {
  return range === null ? "–" : `${formatNumber(range.low)} to ${formatNumber(range.high)}`;
}

function printed(value: number | null): string {
  return value === null ? "–" : formatNumber(value);
}
