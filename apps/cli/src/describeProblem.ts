import type { UserProblem } from "./readProblem.ts";
import { formatNumber, table } from "./table.ts";

/** Entries of a spectrum or a minimizer that a table for people shows. */
const MOST_SHOWN = 12;

/** Lines that say what kind of problem a file holds. */
export function describeProblem(file: string, { problem, geometry, columns }: UserProblem): string[] {
  const { dimension, components, homogeneous } = problem;
  const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
  const head =
    columns === null
      ? `quadratic sum of ${many(components, "component")} in dimension ${dimension}`
      : `least squares, ${many(components, "row")}, ${many(dimension, "column")} beside the target`;
  return [
    `${file}: ${head}, rank ${geometry.rank}`,
    ...(columns === null ? [] : ["no intercept is added; a constant column acts as one"]),
    ...(geometry.rank < dimension && columns !== null
      ? [`the columns are collinear: ${many(dimension - geometry.rank, "combination")} of them vanishes in every row`]
      : []),
    homogeneous
      ? "homogeneous: every component has the same minimizer"
      : "not homogeneous: the bounds are those of the homogeneous problem with the same Q; SGD settles on a noise floor",
  ];
}

/** The minimizer, by column where columns have names. */
export function describeMinimizer({ minimizer, columns, geometry }: UserProblem): string[] {
  const least = geometry.rank < minimizer.length ? " (one of many)" : "";
  const shown = Array.from(minimizer.subarray(0, MOST_SHOWN), formatNumber);
  const more = minimizer.length > MOST_SHOWN ? [`… and ${minimizer.length - MOST_SHOWN} more (--json has all)`] : [];
  if (columns === null) return [`minimizer${least}: ${[...shown, ...more].join(", ")}`];
  return [
    ...table(
      ["column", `minimizer${least}`],
      shown.map((value, j) => [columns[j] ?? "", value]),
    ),
    ...more,
  ];
}

/** The eigenvalues of Q̄, the middle ones left out where there are many. */
export function describeSpectrum({ geometry: { eigenvalues } }: UserProblem): string {
  const values = Array.from(eigenvalues, formatNumber);
  const half = MOST_SHOWN / 2;
  const shown = values.length <= MOST_SHOWN ? values : [...values.slice(0, half), "…", ...values.slice(-half)];
  return `eigenvalues of the mean Hessian: ${shown.join(", ")}`;
}
