/**
 * The gate's decision about one task, from log-ratios rᵢ = ln(head/base) of paired rounds and the order-statistic interval
 * of their median.
 */
import { median, medianInterval, type Verdict, verdictOf } from "@sgd-basins/bench-documents";

/** Rounds of a comparison, and the rank of the interval's lower end: [r₍₈₎, r₍₂₃₎] covers with 99.5 %, [r₍₁₆₎, r₍₃₅₎] with 99.3 %. */
export const plan = [
  { rounds: 30, rank: 8 },
  { rounds: 50, rank: 16 },
] as const;

export interface Judgement {
  readonly verdict: Verdict;
  /** Of the log-ratios; above zero, head is slower. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What {@link verdictOf} says of the rounds.
 *
 * @param floor - the largest |median| that this task has shown between equal builds
 */
export function judge(logRatios: readonly number[], rank: number, floor: number): Judgement {
  const { low, high } = medianInterval(logRatios, rank);
  const middle = median(logRatios);
  return { verdict: verdictOf({ median: middle, low, high, floor }), median: middle, low, high };
}
