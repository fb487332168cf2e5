/** Logarithmic axes in powers of ten. */

export interface LogScale {
  readonly low: number;
  readonly high: number;
  /** Where a value lies: 0 at `low`, 1 at `high`. */
  readonly share: (value: number) => number;
  /** A few powers of ten, evenly spaced. */
  readonly ticks: readonly number[];
}

/**
 * The scale between the powers of ten that enclose positive values.
 *
 * @param count - at most so many ticks
 * @throws RangeError if there is no value
 */
export function logScale(values: Iterable<number>, count: number): LogScale {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const value of values) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  if (largest === 0) throw new RangeError("no distance is positive");
  const from = Math.floor(Math.log10(smallest));
  const to = Math.max(Math.ceil(Math.log10(largest)), from + 1);
  const step = Math.max(1, Math.ceil((to - from) / (count - 1)));
  const ticks: number[] = [];
  for (let exponent = to; exponent >= from; exponent -= step) ticks.unshift(Number(`1e${exponent}`));
  return {
    low: Number(`1e${from}`),
    high: Number(`1e${to}`),
    share: (value) => (Math.log10(value) - from) / (to - from),
    ticks,
  };
}
