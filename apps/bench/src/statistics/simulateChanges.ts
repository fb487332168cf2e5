/** Change points of simulated histories: how often there is one that is none, and how often one is found that is there. */

import { changePoints, hampel } from "@sgd-basins/bench-documents";
import { stream } from "@sgd-basins/random";
import { type Law, laws } from "./simulateGate.ts";

/** Commits of a simulated history; the change is after half of them. */
const historyLength = 40;
/** A change point so many commits away from the change is still taken for it. */
const NEAR = 2;

/**
 * Shares of simulated histories.
 *
 * @param law - of the logarithm of a commit's relative time
 * @param change - of the relative time from commit 20 on; 0.1 is 10 % more
 * @returns `found`: with a change point within two commits of the change; `false`: with one elsewhere
 */
export function simulateChanges(
  law: Law,
  change: number,
  trials: number,
  seed: number,
): { readonly found: number; readonly false: number } {
  const place = historyLength / 2;
  let [found, wrong] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const draw = laws[law](stream(seed, "bench", "changes", law, change, trial));
    const series = Array.from({ length: historyLength }, (_, i) => draw() + (i < place ? 0 : Math.log1p(change)));
    const points = changePoints(hampel(series));
    const isNear = (index: number): boolean => change > 0 && Math.abs(index - place) <= NEAR;
    if (points.some(({ index }) => isNear(index))) found++;
    if (points.some(({ index }) => !isNear(index))) wrong++;
  }
  return { found: found / trials, false: wrong / trials };
}
