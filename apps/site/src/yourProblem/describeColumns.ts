/** What was done to a table's columns, for the answer: a rate of other columns is another. */
import type { Settings } from "./state.ts";
import { listNames } from "./tableRead.ts";

/** "standardised, with an intercept, without x, y"; empty where the columns are taken as they are. */
export function describeColumns({ standardize, intercept, drop, oneHot }: Settings): string {
  return [
    ...(standardize ? ["columns standardised"] : []),
    ...(intercept ? ["with an intercept"] : []),
    ...(oneHot.length > 0 ? [`${listNames(oneHot)} one-hot`] : []),
    ...(drop.length > 0 ? [`without ${listNames(drop)}`] : []),
  ].join(", ");
}
