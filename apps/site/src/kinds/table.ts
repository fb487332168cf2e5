import { countedVerdict, geometryRowSchema, type TableCell, type TableData, tableCellSchema } from "@sgd-basins/report";
import { inBothWidths, oneChart } from "../charts/chart.ts";
import { drawTable, sizesOfTable } from "../charts/drawTable.ts";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import { resultOf } from "../results/results.ts";
import { countVerdicts } from "../results/score.ts";
import { columnName } from "../tables/compactTable.ts";
import { counted } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

const geometryColumns = columnsOf(geometryRowSchema);

export const table: ResultKind<"table"> = {
  lists: (id, data) => {
    const { name } = resultOf(id);
    return [
      csvFile(id, `${name}, a line a cell`, cellColumns(data), data.cells),
      csvFile(`${id}-geometry`, `${name}: local geometries, a line a minimizer`, geometryColumns, data.geometries),
    ];
  },
  finding: ({ cells }) =>
    `Of ${counted(cells.length, "printed number")} ${countVerdicts(cells)
      .map(([verdict, count]) => countedVerdict(count, verdict))
      .join(", ")}`,
  charts: (id, data) => {
    const counts = countVerdicts(data.cells).map(([verdict, count]) => `${verdict}: ${count}`);
    const alt = `Each of the ${data.cells.length} cells: computed value divided by published value, with the range over unselected seeds. ${counts.join("; ")}.`;
    return oneChart(
      inBothWidths({ name: id, alt }, sizesOfTable(data), (width, name) => drawTable(data, width, name, alt)),
      "Left of the line the computed value is smaller than the published one, right of it larger. A missing dot is a cell without a value.",
    );
  },
};

function cellColumns({ rows, columns, realisations }: TableData): Column<TableCell>[] {
  const [seeds, ...quantiles] = within(
    columnsOf(tableCellSchema.shape.range.unwrap()),
    ({ range }: TableCell) => range,
  );
  return [
    ...columnsOf(tableCellSchema.pick({ row: true, column: true })),
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
      of: (cell) => columnName(columns.find((column) => column.id === cell.column)!),
    },
    ...columnsOf(tableCellSchema.pick({ published: true })),
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
    {
      ...seeds!,
      description: `${seeds!.description}; this column and the next four are empty where none were drawn`,
    },
    ...quantiles,
    ...columnsOf(tableCellSchema.pick({ verdict: true, explanation: true })),
  ];
}
