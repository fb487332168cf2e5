/** Hampel's filter: isolated outliers of a series are put in the middle of their neighbours. Pearson et al. 2016, section 2. */
import { median } from "./orderStatistics.ts";

/** Makes the median absolute deviation of normals their standard deviation. */
const CONSISTENCY = 1.4826;

/**
 * A value further than `threshold` robust deviations from the median of the window around it becomes that median. A
 * window reaches `halfWindow` to either side and is cut off at the ends; a step passes unchanged.
 */
export function hampel(series: readonly number[], halfWindow = 3, threshold = 3): number[] {
  return series.map((value, i) => {
    const window = series.slice(Math.max(0, i - halfWindow), i + halfWindow + 1);
    const middle = median(window);
    const deviation = CONSISTENCY * median(window.map((neighbour) => Math.abs(neighbour - middle)));
    return Math.abs(value - middle) > threshold * deviation ? middle : value;
  });
}
