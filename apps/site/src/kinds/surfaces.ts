import { surfacesDataSchema } from "@sgd-basins/report";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import { formatShort } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

const columns = columnsOf(surfacesDataSchema.shape.measures.element);

export const surfaces: ResultKind<"surfaces"> = {
  lists: (id, { measures }) => [csvFile(id, "Properties of the test functions, a line a measure", columns, measures)],
  tables: ({ measures }) => [
    {
      label: "Measures",
      note: "",
      headings: ["Quantity", "Value"],
      rows: measures.map(({ label, value }) => [label, formatShort(value, 4)]),
      long: false,
    },
  ],
};
