import type { SeedRange } from "@sgd-basins/report";

/** The median and the 5–95 % range of a value over unselected draws, and the percentage of draws below a published value. */
export function seedRange(values: readonly number[], published: number): SeedRange {
  const sorted = Float64Array.from(values).sort();
  const below = sorted.filter((value) => value < published).length;
  return {
    seeds: sorted.length,
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.05),
    high: quantile(sorted, 0.95),
    percentile: (100 * below) / sorted.length,
  };
}

/** Linear interpolation between order statistics at 1 + q(n − 1) (Hyndman and Fan's type 7). */
function quantile(sorted: Float64Array, q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
