/** What was done to a table's columns, for the answer: a rate of other columns is another. */
import type { Settings } from "./state.ts";
import { listNames } from "./tableRead.ts";

/** "columns as they are, no intercept, without x, y". */
export function describeColumns({ standardize, intercept, drop, oneHot }: Settings): string {
  return [
    standardize ? "columns standardised" : "columns as they are",
    intercept ? "with an intercept" : "no intercept",
    ...(oneHot.length > 0 ? [`${listNames(oneHot)} one-hot`] : []),
    ...(drop.length > 0 ? [`without ${listNames(drop)}`] : []),
  ].join(", ");
}
