import type { Environment } from "@sgd-basins/bench-documents";
import { withWorktrees } from "../checkout/withWorktrees.ts";
import { readEnvironment } from "../run/readEnvironment.ts";
import { measureSides } from "./measureSides.ts";

/** What is done outside this process, so that tests can put something else in its place. */
export interface Outside {
  readonly environmentNow: () => Promise<Environment>;
  readonly checkOut: typeof withWorktrees;
  readonly measure: typeof measureSides;
}

export const outside: Outside = { environmentNow: readEnvironment, checkOut: withWorktrees, measure: measureSides };
