import type { Proportion } from "@sgd-basins/report";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { counted, formatBatchSize } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const flatSharp: ResultKind<"flat-sharp"> = {
  lists: listsOf("flat-sharp"),
  finding: ({ exceptions }) =>
    `At k = 1 the sharp minimizer has the larger convergence bound in ${exceptions
      .map(({ model, draws }) => `${draws.count} of ${counted(draws.of, "draw")} of Model ${model}`)
      .join(", ")}`,
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
  return share === null ? "–" : formatShare(share);
}
