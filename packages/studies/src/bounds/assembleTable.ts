import type { Realisation, TableCell, TableData } from "@sgd-basins/report";
import { seedRange } from "../statistics/seedRange.ts";
import type { BoundsPart } from "./boundsTask.ts";
import { boundsAt, type MinimizerBounds } from "./minimizerBounds.ts";

/** A table as data: its frame, the paper's numbers, and where each cell's number comes from. */
export interface TableSpecification {
  readonly rowHeading: string;
  readonly rows: TableData["rows"];
  readonly columns: TableData["columns"];
  readonly cells: readonly CellSpecification[];
}

export interface CellSpecification {
  readonly row: string;
  readonly column: string;
  readonly published: number;
  readonly model: number;
  readonly minimizer: string;
  readonly quantity: "divergence" | "convergence" | "criticalBatchSize";
  /** Name of the batch size; absent for the critical batch size. */
  readonly batchSize?: string;
  /** Why the cell has no value, should it have none. */
  readonly reason?: (bounds: MinimizerBounds) => string;
  /** Section of the method page that explains a difference, should there be one. */
  readonly explanation?: string;
}

/**
 * Fills a table from the parts of `boundsTasks`: values of the named realisations, the range over the unselected draws,
 * and the verdict by the rule fixed beforehand: a published number holds inside the 5–95 % range.
 */
export function assembleTable(
  specification: TableSpecification,
  realisations: readonly Realisation[],
  parts: readonly BoundsPart[],
): TableData {
  const named = realisations.map((realisation, i) => ({ realisation: realisation.id, bounds: parts[i][0] }));
  const range = parts.slice(realisations.length).flat();
  return {
    kind: "table",
    rowHeading: specification.rowHeading,
    rows: specification.rows,
    columns: specification.columns,
    realisations: [...realisations],
    cells: specification.cells.map((cell) => assembleCell(cell, named, range)),
    geometries: named.flatMap(({ realisation, bounds }) =>
      bounds.map(({ geometry }) => ({ realisation, ...geometry })),
    ),
  };
}

function assembleCell(
  cell: CellSpecification,
  named: readonly { realisation: Realisation["id"]; bounds: readonly MinimizerBounds[] }[],
  draws: readonly (readonly MinimizerBounds[])[],
): TableCell {
  const computed = named.map(({ realisation, bounds }) => {
    const minimizer = boundsAt(bounds, cell.model, cell.minimizer);
    const value = cellValue(cell, minimizer);
    return {
      realisation,
      value,
      reason: value === null ? (cell.reason?.(minimizer) ?? "the bound does not apply") : null,
    };
  });
  const frame = { row: cell.row, column: cell.column, published: cell.published, computed };
  const values = draws.map((bounds) => cellValue(cell, boundsAt(bounds, cell.model, cell.minimizer)));
  if (values.some((value) => value === null)) {
    return { ...frame, range: null, verdict: "cannot be tested", explanation: cell.explanation ?? null };
  }
  const range = seedRange(values as number[], cell.published);
  const inside = range.low <= cell.published && cell.published <= range.high;
  return {
    ...frame,
    range,
    verdict: inside ? "holds" : cell.explanation === undefined ? "fails" : "fails for a known reason",
    explanation: inside ? null : (cell.explanation ?? null),
  };
}

function cellValue(cell: CellSpecification, { geometry, divergence, convergence }: MinimizerBounds): number | null {
  if (cell.quantity === "criticalBatchSize") return geometry.criticalBatchSize;
  const value = (cell.quantity === "divergence" ? divergence : convergence)[cell.batchSize as string];
  if (value === undefined) throw new Error(`no ${cell.quantity} bound for the batch size ${cell.batchSize}`);
  return value;
}
