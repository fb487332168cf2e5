import type { Minimizer, Problem } from "@sgd-basins/problems";

/**
 * Where a run's last iterate lies.
 *
 * `corner`: every coordinate is on the box's boundary. Otherwise `start basin`: in the basin of the minimizer about
 * which the run started; `other basin`: in that of another named minimizer; `elsewhere`: in none.
 */
export type End = "start basin" | "other basin" | "corner" | "elsewhere";

/** Names the place of a point. */
export function endOf(problem: Problem, start: Minimizer, x: Float64Array): End {
  const inCorner = problem.box !== null && coordinatesOnBoundary(problem, x) === problem.dimension;
  return nameEnd(
    inCorner,
    start.inBasin(x),
    problem.minimizers.some((minimizer) => minimizer.inBasin(x)),
  );
}

/** The rules are tried in the order corner, start basin, other basin. */
export function nameEnd(inCorner: boolean, inStartBasin: boolean, inSomeBasin: boolean): End {
  if (inCorner) return "corner";
  if (inStartBasin) return "start basin";
  return inSomeBasin ? "other basin" : "elsewhere";
}

/** How many coordinates lie on the box's boundary. */
export function coordinatesOnBoundary({ box }: Problem, x: Float64Array): number {
  if (box === null) return 0;
  let count = 0;
  for (let j = 0; j < x.length; j++) if (x[j] === box.lower[j] || x[j] === box.upper[j]) count++;
  return count;
}
