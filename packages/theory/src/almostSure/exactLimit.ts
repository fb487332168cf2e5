import type { Batch } from "../batch.ts";
import { batchMeans } from "./batchMeans.ts";
import type { Blocks } from "./blocks.ts";
import { firstCrossing, type RateInterval, type ScalarLaw, scalarLaw, unstableIntervals } from "./scalarLaw.ts";

/** Numbers, batches times coordinates, up to which all batches of more than one component are looked at. */
const MOST_MEANS = 100_000;
/** Batches squared times coordinates up to which windows beyond the first crossing are looked for. */
const MOST_FOR_WINDOWS = 2_000_000;
/** Windows narrower than this, relative, are not named. */
const NARROWEST_WINDOW = 1e-6;
/** A crossing is looked for up to this multiple of α*. */
const FURTHEST = 1e12;

/** The law of each scalar part of a batch's mean; null if there are too many batches to list. */
export function lawsOf({ weights, scalars: { count, values } }: Blocks, batch: Batch): ScalarLaw[] | null {
  if (count === 0) return [];
  const most = batch === 1 ? weights.length : Math.floor(MOST_MEANS / count);
  const all = batchMeans(weights, values, batch, most);
  if (all === null) return null;
  const batches = all.probabilities.length;
  return Array.from({ length: count }, (_, a) => {
    const own = new Float64Array(batches);
    for (let m = 0; m < batches; m++) own[m] = all.means[m * count + a];
    return scalarLaw(own, all.probabilities);
  });
}

/** α_as where the coordinates are multiplied by independent numbers each, 1 − αq_a: the first of their crossings. */
export function exactCrossing(laws: readonly ScalarLaw[], meanSquare: number): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const law of laws) {
    for (let from = meanSquare; from < Math.min(first, FURTHEST * meanSquare); from *= 2) {
      const crossing = firstCrossing(law, from, Math.min(2 * from, first));
      if (crossing === null) continue;
      first = crossing;
      break;
    }
  }
  return Number.isFinite(first) ? first : null;
}

/**
 * The intervals beyond the first crossing in which runs return again, those wider than {@link NARROWEST_WINDOW}; undefined where
 * it would take too long to look for them.
 */
export function windowsBeyond(laws: readonly ScalarLaw[], crossing: number): RateInterval[] | undefined {
  const work = laws.reduce((sum, { values }) => sum + values.length * values.length, 0);
  if (work > MOST_FOR_WINDOWS) return undefined;
  const unstable = laws.flatMap(unstableIntervals).sort((a, b) => a[0] - b[0]);
  const windows: RateInterval[] = [];
  let end = crossing;
  for (const [from, to] of unstable) {
    if (from > end * (1 + NARROWEST_WINDOW) && end > crossing) windows.push([end, from]);
    end = Math.max(end, to);
  }
  return windows;
}
