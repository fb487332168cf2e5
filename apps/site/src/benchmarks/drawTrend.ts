import type { Trend } from "@sgd-basins/bench-documents";
import { Plot } from "@sgd-basins/plot";
import { drawPlot } from "../charts/drawPlot.ts";

/** The name of a trend's file: letters, digits and dashes. */
export function trendName({ machine, suite, name }: Trend): string {
  return `${machine}-${suite}-${name}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Time relative to the machine's peak over the commits, the first one's being 1, with a line at each change point. */
export function drawTrend(trend: Trend): string {
  const [first] = trend.points;
  const points = trend.points.map(({ relative }, i) => ({ commit: i + 1, time: relative / first.relative }));
  const changes = trend.changes.map(({ commit }) => trend.points.findIndex((point) => point.commit === commit) + 0.5);
  const title = `${trend.suite}/${trend.name}`;
  return drawPlot(
    {
      width: 640,
      height: 160,
      x: { label: "recorded commits", ticks: Math.min(10, points.length), tickFormat: "d" },
      y: { label: "time, first = 1", zero: true, grid: true },
      marks: [
        Plot.ruleX(changes, { stroke: "#b33", strokeDasharray: "4 3" }),
        Plot.lineY(points, { x: "commit", y: "time" }),
        Plot.dotY(points, { x: "commit", y: "time", r: 2 }),
      ],
    },
    trendName(trend),
    `${title} over ${points.length} commits, ${changes.length} change ${changes.length === 1 ? "point" : "points"}`,
  );
}
