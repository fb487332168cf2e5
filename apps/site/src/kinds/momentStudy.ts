import { momentRunSchema } from "@sgd-basins/report";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import type { ResultKind } from "./resultKind.ts";

const columns = columnsOf(momentRunSchema);

export const momentStudy: ResultKind<"moment-study"> = {
  lists: (id, { runs }) => [csvFile(id, "Appendix A, a line a run", columns, runs)],
};
