import { extent } from "@sgd-basins/plot";
import { counted, formatCount, formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const momentStudy: ResultKind<"moment-study"> = {
  lists: listsOf("moment-study"),
  finding: ({ runs }) => {
    const smallest = runs.map(({ smallestEigenvalue }) => smallestEigenvalue);
    const positive = smallest.filter((eigenvalue) => eigenvalue > 0).length;
    const [low, high] = extent(smallest);
    const of = positive === runs.length ? "all" : `${formatCount(positive)} of`;
    return `The smallest eigenvalue of F̄ − Q̄³ is positive in ${of} ${counted(runs.length, "run")}: from ${formatShort(low)} to ${formatShort(high)}`;
  },
};
