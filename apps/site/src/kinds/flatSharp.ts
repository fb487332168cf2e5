import { flatSharpDataSchema, type Proportion } from "@sgd-basins/report";
import { columnsOf } from "../csv/columns.ts";
import { csvFile } from "../csv/csv.ts";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { formatBatchSize } from "../text/numbers.ts";
import type { ResultKind } from "./resultKind.ts";

const { rows: row, exceptions: exception } = flatSharpDataSchema.shape;
const rowColumns = columnsOf(row.element);
const exceptionColumns = columnsOf(exception.element);

export const flatSharp: ResultKind<"flat-sharp"> = {
  lists: (id, { rows, exceptions }) => [
    csvFile(
      id,
      "Draws in which the flat minimizer has the larger bound, a line a model and batch size",
      rowColumns,
      rows,
    ),
    csvFile(
      `${id}-exceptions`,
      "Draws in which the sharp minimizer has the larger u(1), a line a model",
      exceptionColumns,
      exceptions,
    ),
  ],
  tables: ({ rows, exceptions }) => [
    {
      label: "Draws in which the flat minimizer has the larger bound",
      note: "With the exact 95 % interval of the probability.",
      headings: ["Model", "k", "Divergence bound", "95 %", "Convergence bound", "95 %"],
      rows: rows.map(({ model, batchSize, divergence, convergence }) => [
        `Model ${model}`,
        formatBatchSize(batchSize),
        formatShare(divergence),
        formatInterval(divergence),
        formatShare(convergence),
        formatInterval(convergence),
      ]),
      long: false,
    },
    {
      label: "The exceptions at k = 1",
      note: "Draws in which the sharp minimizer has the larger convergence bound, u ≈ 2kλᵣ/t: t would have to be smaller there, or λᵣ larger.",
      headings: ["Model", "Exceptions", "95 %", "of these: t smaller", "λᵣ larger"],
      rows: exceptions.map(({ model, draws, smallerT, largerSmallestEigenvalue }) => [
        `Model ${model}`,
        formatShare(draws),
        formatInterval(draws),
        maybe(smallerT),
        maybe(largerSmallestEigenvalue),
      ]),
      long: false,
    },
  ],
};

function maybe(share: Proportion | null): string {
  return share === null ? "—" : formatShare(share);
}
