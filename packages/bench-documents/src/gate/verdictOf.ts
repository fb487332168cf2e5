import type { Verdict } from "../schemas/rules.ts";
import { certainChange, relevantChange } from "./limits.ts";

/** A task's rounds: the median of ln(head/base) and its interval; above zero, head is slower. */
export interface Judged {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** The largest |median| that the task has shown between equal builds. */
  readonly floor: number;
}

/**
 * The gate's rule. REGRESSED: the lower end is above ln 1.01 and the median at least ln 1.03 and at least the floor. SAME: the
 * interval lies within ± ln 1.03. Otherwise INCONCLUSIVE.
 */
export function verdictOf({ median, low, high, floor }: Judged): Verdict {
  if (low > certainChange && median >= Math.max(relevantChange, floor)) return "REGRESSED";
  return low >= -relevantChange && high <= relevantChange ? "SAME" : "INCONCLUSIVE";
}

/** How a comparison reads: a gate asks for what is slower alone, a reader wants to know of both sides. */
export const readings = ["slower", "faster", "undecided", "same"] as const;

export type Reading = (typeof readings)[number];

/** As {@link verdictOf}; faster is what would be slower if the two commits changed places. */
export function readingOf(judged: Judged): Reading {
  const { median, low, high, floor } = judged;
  const verdict = verdictOf(judged);
  if (verdict !== "INCONCLUSIVE") return verdict === "SAME" ? "same" : "slower";
  return verdictOf({ median: -median, low: -high, high: -low, floor }) === "REGRESSED" ? "faster" : "undecided";
}
