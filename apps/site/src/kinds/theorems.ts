import { theoremsDataSchema } from "@sgd-basins/report";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { formatShort } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

const columns = columnsOf(theoremsDataSchema.shape.checks.element);

export const theorems: ResultKind<"theorems"> = {
  lists: (id, { checks }) => [csvFile(id, "Statements tried on random problems, a line a statement", columns, checks)],
  tables: ({ checks, problems }) => [
    {
      label: "Statements and counts",
      note: `${problems} random problems; a statement that says nothing of a problem is not counted there. The margin is the least favourable one.`,
      headings: ["Statement", "Holds", "95 % interval", "Margin"],
      rows: checks.map(({ statement, holds, extreme }) => [
        statement,
        formatShare(holds),
        formatInterval(holds),
        extreme === null ? "—" : formatShort(extreme),
      ]),
      long: false,
    },
  ],
};
