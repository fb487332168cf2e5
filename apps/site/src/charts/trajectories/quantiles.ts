/** Quantiles of many runs, iteration by iteration. */
export interface Band {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** Tenth, fiftieth and ninetieth percentile of the runs' values at each step, between neighbours in proportion. */
export function bandOf(runs: readonly (readonly number[])[]): Band {
  const steps = runs[0]?.length ?? 0;
  const sorted = Array.from({ length: steps }, (_, step) => Float64Array.from(runs, (run) => run[step]!).sort());
  const at = (share: number): number[] => sorted.map((values) => quantile(values, share));
  return { low: at(0.1), median: at(0.5), high: at(0.9) };
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}
