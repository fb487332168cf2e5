import { type GeometryRow, numberVerdicts, type TableCell, type TableData } from "@sgd-basins/report";
import { model, own, realisation } from "./columns.ts";
import { type Column, type CsvFile, csvFile } from "./csv.ts";

/** A table's cells, and the local geometries from which they were computed. */
export function tableFiles(id: string, name: string, data: TableData): CsvFile[] {
  return [
    csvFile(id, `${name}, a line a cell`, cellColumns(data), data.cells),
    csvFile(`${id}-geometry`, `${name}: local geometries, a line a minimizer`, geometryColumns, data.geometries),
  ];
}

function cellColumns({ rows, columns, realisations }: TableData): Column<TableCell>[] {
  const range = (key: keyof NonNullable<TableCell["range"]>, type: Column<TableCell>["type"], description: string) => ({
    name: key,
    type,
    description,
    of: (cell: TableCell) => cell.range?.[key] ?? null,
  });
  return [
    own("row", "string", "id of the row"),
    own("column", "string", "id of the column"),
    {
      name: "rowLabel",
      type: "string",
      description: "the row as the paper names it",
      of: (cell) => rows.find((row) => row.id === cell.row)!.label,
    },
    {
      name: "columnLabel",
      type: "string",
      description: "the column as the paper names it, below its group's heading",
      of: (cell) => {
        const { group, label } = columns.find((column) => column.id === cell.column)!;
        return group === null ? label : `${group}, ${label}`;
      },
    },
    own("published", "number", "the number that the paper prints; empty where it prints none"),
    ...realisations.flatMap(({ id, label }): Column<TableCell>[] => {
      const computed = (cell: TableCell) => cell.computed.find((value) => value.realisation === id);
      return [
        {
          name: `computed_${id}`,
          type: "number",
          description: `value computed here: ${label}`,
          of: (cell) => computed(cell)?.value ?? null,
        },
        {
          name: `reason_${id}`,
          type: "string",
          description: `why computed_${id} is empty`,
          of: (cell) => computed(cell)?.reason ?? null,
        },
      ];
    }),
    range(
      "seeds",
      "integer",
      "number of unselected seeds; this column and the next four are empty where none were drawn",
    ),
    range("median", "number", "median of the computed value over the seeds"),
    range("low", "number", "5th percentile"),
    range("high", "number", "95th percentile"),
    range("percentile", "number", "percentage of the seeds whose value lies below the published one"),
    own("verdict", "string", numberVerdicts.join("; ")),
    own("explanation", "string", "section of the method page that explains the verdict"),
  ];
}

const geometryColumns: readonly Column<GeometryRow>[] = [
  realisation,
  model,
  own("minimizer", "string", "name of the minimizer"),
  own("dimension", "integer", "d"),
  own("rank", "integer", "r, the rank of Q̄"),
  own("largestEigenvalue", "number", "λ₁ of Q̄"),
  own("smallestEigenvalue", "number", "λᵣ, the smallest positive eigenvalue of Q̄"),
  own("gamma", "number", "γ"),
  own("s", "number", "s"),
  own("t", "number", "t"),
  own("criticalBatchSize", "number", "t/(λ₁λᵣ) − γ"),
];
