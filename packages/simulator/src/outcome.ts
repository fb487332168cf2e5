import type { Minimizer, Problem } from "@sgd-basins/problems";

/**
 * Where a run's last iterate lies.
 *
 * `corner`: every coordinate is on the box's boundary. Otherwise `start basin`: in the basin of the minimizer about
 * which the run started; `other basin`: in that of another named minimizer; `elsewhere`: in none.
 */
export type End = "start basin" | "other basin" | "corner" | "elsewhere";

/** Names the place of a point; the rules are tried in the order corner, start basin, other basin. */
export function endOf(problem: Problem, start: Minimizer, x: Float64Array): End {
  if (problem.box !== null && coordinatesOnBoundary(problem, x) === problem.dimension) return "corner";
  if (start.inBasin(x)) return "start basin";
  return problem.minimizers.some((minimizer) => minimizer.inBasin(x)) ? "other basin" : "elsewhere";
}

/** How many coordinates lie on the box's boundary. */
export function coordinatesOnBoundary({ box }: Problem, x: Float64Array): number {
  if (box === null) return 0;
  let count = 0;
  for (let j = 0; j < x.length; j++) if (x[j] === box.lower[j] || x[j] === box.upper[j]) count++;
  return count;
}
