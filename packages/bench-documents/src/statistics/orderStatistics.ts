/**
 * Distribution-free confidence intervals of a median: [x₍ᵣ₎, x₍ₙ₊₁₋ᵣ₎] of a sorted sample covers it with probability
 * 1 − 2 P(Bin(n, ½) < r), exactly if the law is continuous, whatever it is. David and Nagaraja, Order Statistics, 3rd
 * edition, section 7.1.
 */

/** The median of numbers in any order; the mean of the middle two if there are two. Throws RangeError for none. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) throw new RangeError("a median needs a number");
  return n % 2 === 1 ? sorted[n >> 1] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
}

/** The quantile of a sample, between its order statistics by a line. Throws RangeError for an empty one. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) throw new RangeError("a quantile needs a number");
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** Probability that [x₍ᵣ₎, x₍ₙ₊₁₋ᵣ₎] covers the median; `rank` r counts from 1. */
export function coverageOf(n: number, rank: number): number {
  // P(Bin(n, ½) = i), one from the one before; n stays far below where 2⁻ⁿ underflows.
  let probability = 1;
  for (let i = 0; i < n; i++) probability /= 2;
  let below = 0;
  for (let i = 0; i < rank; i++) {
    below += probability;
    probability *= (n - i) / (i + 1);
  }
  return 1 - 2 * below;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** The interval from the `rank`-th smallest to the `rank`-th largest. Throws RangeError unless 1 ≤ rank ≤ (n + 1)/2. */
export function medianInterval(values: ArrayLike<number>, rank: number): Interval {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (!(rank >= 1 && 2 * rank <= n + 1)) throw new RangeError(`rank must be from 1 to ${(n + 1) >> 1}, got ${rank}`);
  return { low: sorted[rank - 1], high: sorted[n - rank], coverage: coverageOf(n, rank) };
}

/** The largest rank whose interval covers with at least the probability `level`; 1, all there is, if none does. */
export function rankFor(n: number, level: number): number {
  let rank = 1;
  while (2 * (rank + 1) <= n && coverageOf(n, rank + 1) >= level) rank++;
  return rank;
}
