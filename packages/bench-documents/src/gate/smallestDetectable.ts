import { median } from "../statistics/orderStatistics.ts";
import { certainChange, relevantChange } from "./limits.ts";

/**
 * The slowdown, as a log-ratio, that a task's noise should leave visible in about half of the comparisons: by so much the
 * interval of a typical comparison of equal builds must move for its lower end to pass 1 %, and its median 3 % and the task's
 * floor. An estimate: it supposes that a slowdown shifts the interval and changes nothing else.
 *
 * @param runs - the task's results in comparisons of equal builds
 */
export function smallestDetectable(runs: readonly { readonly median: number; readonly low: number }[]): number {
  const reach = median(runs.map((run) => run.median - run.low));
  const floor = Math.max(...runs.map((run) => Math.abs(run.median)));
  return Math.max(certainChange + reach, relevantChange, floor);
}
