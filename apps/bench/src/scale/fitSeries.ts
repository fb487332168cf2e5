import { fitPower, median, type Scaled } from "@sgd-basins/bench-documents";
import { alternate } from "../sides/side.ts";
import type { Series } from "./series.ts";

/** Measures a series, its sizes in turn, and fits the medians. Sides are closed whatever happens. */
export async function fitSeries(
  { group, variable, fixed, points }: Series,
  rounds: number,
  seconds: number,
  signal: AbortSignal,
): Promise<Scaled> {
  const sides = [];
  try {
    for (const { start } of points) {
      signal.throwIfAborted();
      sides.push(await start());
    }
    const samples = await alternate(sides, rounds, seconds, signal);
    const measured = points.map(({ x }, i) => ({ x, samples: samples[i], median: median(samples[i]) }));
    const fit = fitPower(
      measured.map(({ x }) => x),
      measured.map((point) => point.median),
    );
    return { group, variable, fixed, points: measured, ...fit };
  } finally {
    for (const side of sides) await side.close();
  }
}
