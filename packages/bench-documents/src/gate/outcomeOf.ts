import { certainChange, relevantChange } from "./limits.ts";

/** What a paired comparison says of a change point. */
export const outcomes = ["confirmed", "refuted", "undecided"] as const;

export type Outcome = (typeof outcomes)[number];

interface Compared {
  /** Log-ratios of the commit after over the one before: the median of the rounds, and its interval. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** The largest |median| that the task has shown between equal builds. */
  readonly floor: number;
}

/**
 * The gate's rule, for slower and faster alike. Confirmed: the interval lies more than 1 % on the side of the change, and the
 * median at least 3 %, and at least the floor. Refuted: the interval lies within ± 3 %, or more than 1 % on the other side.
 * Undecided otherwise, as where the machine was too noisy.
 *
 * @param factor - of the change point: above 1, it is slower
 */
export function outcomeOf(factor: number, { median, low, high, floor }: Compared): Outcome {
  const [near, middle, far] = factor > 1 ? [low, median, high] : [-high, -median, -low];
  if (near > certainChange && middle >= Math.max(relevantChange, floor)) return "confirmed";
  if ((low >= -relevantChange && high <= relevantChange) || far < -certainChange) return "refuted";
  return "undecided";
}
