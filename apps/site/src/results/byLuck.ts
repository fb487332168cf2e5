/** What luck alone would do to the numbers of the tables. */
import type { Artefact } from "@sgd-basins/report";

/** Each end of a range leaves out so much of the draws it was taken over. */
const BEYOND = 0.05;

/**
 * Of the numbers that hold or fail for no known reason: how many luck would put outside their ranges if each were a further draw
 * of what its range was taken over. An expected count, which is a sum whichever numbers depend on each other.
 */
export function byLuck(tables: readonly Artefact[]): { readonly numbers: number; readonly outside: number } {
  const seeds = tables.flatMap(({ data }) =>
    data.kind !== "table"
      ? []
      : data.cells.flatMap(({ verdict, range }) =>
          range !== null && (verdict === "holds" || verdict === "fails") ? [range.seeds] : [],
        ),
  );
  return { numbers: seeds.length, outside: seeds.reduce((sum, n) => sum + shareOutside(n), 0) };
}

/** A further draw lies below the h-th of n with probability h/(n + 1); the ranges end at 1 + q(n − 1), from either end. */
function shareOutside(n: number): number {
  return (2 * (1 + BEYOND * (n - 1))) / (n + 1);
}
