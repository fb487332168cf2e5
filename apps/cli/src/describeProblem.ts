import { table } from "@sgd-basins/terminal";
import { formatNumber } from "./formatNumber.ts";
import type { UserProblem } from "./userProblem.ts";

/** Entries of a spectrum or a minimizer that a table for people shows. */
const MOST_SHOWN = 12;

/** Lines that say what kind of problem a file holds, and what its bounds are about. */
export function describeProblem(file: string, user: UserProblem): string[] {
  return [
    ...describeData(file, user),
    ...(user.form.units === null ? [] : [user.form.units]),
    user.problem.homogeneous
      ? "homogeneous: every component has the same minimizer"
      : "not homogeneous: the bounds are those of the homogeneous problem with the same Q; SGD settles on a noise floor",
  ];
}

/** Lines that say what data a file holds. */
export function describeData(file: string, user: UserProblem): string[] {
  const { form, problem, geometry } = user;
  return [`${file}: ${form.head(problem)}, rank ${geometry.rank}`, ...form.notes, ...describeDependence(user)];
}

/** Columns that keep less than this share of their length beside others are worth a line. */
const NEARLY_DEPENDENT = 1e-4;

/** How near a dependence is, or that there is one. */
function describeDependence({ problem, geometry, columns, independence }: UserProblem): string[] {
  const { backwardError, least } = independence;
  const digit = (value: number): string => formatNumber(Number(value.toPrecision(1)));
  const missing = problem.dimension - geometry.rank;
  if (backwardError !== null) {
    const exactly = backwardError === 0 ? "" : `, but for ${digit(backwardError)} of the numbers in it`;
    if (columns === null) return [`the mean Hessian is singular in ${missing} of its directions${exactly}`];
    const combinations = missing === 1 ? "1 combination of them vanishes" : `${missing} combinations of them vanish`;
    return [`the columns are collinear: ${combinations} in every row${exactly}`];
  }
  if (least >= NEARLY_DEPENDENT) return [];
  return columns === null
    ? [`the mean Hessian is nearly singular: ${digit(least * least)} of a diagonal entry is left beside the others`]
    : [`the columns are nearly collinear: ${digit(least)} of the length of one is left beside the others`];
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
