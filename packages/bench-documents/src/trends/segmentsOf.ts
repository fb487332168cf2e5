import { quantile } from "../statistics/orderStatistics.ts";
import type { Trend } from "./findTrends.ts";
import { standingOf } from "./standing.ts";

/** A stretch of a series between change points: its first point, the one after its last, and what its times are like. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Of the relative times: their median, and the noise around it, from the 10 % to the 90 % quantile. */
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** The stretches of a series; at a change point that a comparison refuted it is not divided, because that is noise. */
export function segmentsOf({ points, changes }: Pick<Trend, "points" | "changes">): Segment[] {
  const starts = changes
    .filter((change) => standingOf(change) !== "refuted")
    .map(({ commit }) => points.findIndex((point) => point.commit === commit));
  const ends = [...starts, points.length];
  return ends.map((to, i) => {
    const from = i === 0 ? 0 : ends[i - 1];
    const times = points.slice(from, to).map(({ relative }) => relative);
    return { from, to, middle: quantile(times, 0.5), low: quantile(times, 0.1), high: quantile(times, 0.9) };
  });
}
