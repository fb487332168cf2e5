/**
 * The gate's decision about one task, from log-ratios rᵢ = ln(head/base) of paired rounds and the order-statistic interval
 * of their median.
 */
import { certainChange, median, medianInterval, relevantChange, type Verdict } from "@sgd-basins/bench-documents";

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
 * REGRESSED: the lower end is above ln 1.01 and the median at least ln 1.03 and at least the floor. SAME: the interval
 * lies within ± ln 1.03. Otherwise INCONCLUSIVE.
 *
 * @param floor - the largest |median| that this task has shown between equal builds
 */
export function judge(logRatios: readonly number[], rank: number, floor: number): Judgement {
  const { low, high } = medianInterval(logRatios, rank);
  const middle = median(logRatios);
  const regressed = low > certainChange && middle >= Math.max(relevantChange, floor);
  const same = low >= -relevantChange && high <= relevantChange;
  return { verdict: regressed ? "REGRESSED" : same ? "SAME" : "INCONCLUSIVE", median: middle, low, high };
}
