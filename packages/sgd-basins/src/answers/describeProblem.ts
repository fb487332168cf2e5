import { visible } from "@sgd-basins/problems";
import type { BatchSize } from "@sgd-basins/random";
import { table } from "@sgd-basins/terminal";
import { formatNumber } from "../formatNumber.ts";
import type { UserProblem } from "../solved/userProblem.ts";

/** Entries of a spectrum or a minimizer that a table for people shows. */
const MOST_SHOWN = 12;

/** Of a problem that is not homogeneous, where nothing but gradient descent is asked for. */
export const noiseless = "not homogeneous, but gradient descent has no noise: below its limit it reaches the minimizer";

/** Whether gradient descent is all that is asked for. */
export function isNoiseless(batch: readonly BatchSize[]): boolean {
  return batch.length > 0 && batch.every((batchSize) => batchSize === "inf");
}

/** Lines that say what kind of problem a file holds, and what its bounds for such batches are about. */
export function describeProblem(file: string, user: UserProblem, batch: readonly BatchSize[]): string[] {
  const { form, problem } = user;
  return [
    ...describeData(file, user),
    ...(form.units === null ? [] : [form.units[user.loss]]),
    form.assumption ??
      (problem.homogeneous
        ? "homogeneous: every component has the same minimizer"
        : isNoiseless(batch)
          ? noiseless
          : "not homogeneous: the bounds are those of the homogeneous problem with the same Q; SGD settles on a noise floor"),
  ];
}

/** Lines that say what data a file holds. */
export function describeData(file: string, user: UserProblem): string[] {
  const { form, problem, geometry } = user;
  return [`${file}: ${form.head(problem)}, rank ${geometry.rank}`, ...form.notes, ...describeDependence(user)];
}

const digit = (value: number): string => formatNumber(Number(value.toPrecision(1)));

/** Relative error by rounding of the file's numbers that is worth a line. */
const WORTH_SAYING = 1e-3;
/** Columns that keep less than this share of their length beside others are worth a line. */
const NEARLY_DEPENDENT = 1e-4;

/** How near a dependence is, or that there is one. */
function describeDependence({ form: { dependence }, independence }: UserProblem): string[] {
  const { missing, backwardError, least, uncertainty } = independence;
  return [
    ...(backwardError === null
      ? []
      : [
          dependence.dependent(
            missing,
            backwardError === 0 ? "" : `, but for ${digit(backwardError)} of ${dependence.of}`,
          ),
        ]),
    ...(backwardError !== null || least >= NEARLY_DEPENDENT ? [] : [dependence.nearlyDependent(least)]),
    ...(uncertainty < WORTH_SAYING
      ? []
      : [
          `float32 rounds numbers, which may have moved the smallest eigenvalue, and with it γ, t and both bounds, by up to ${digit(100 * Math.min(1, uncertainty))} %`,
        ]),
  ];
}

/** For `--json`: what was done to the data, and the minimizer in the file's units where it is found in others. */
export function jsonPreparation({ form: { preparation, inFileUnits }, columns, minimizer }: UserProblem): object {
  if (preparation.length === 0) return {};
  if (columns === null) return { preparation };
  if (inFileUnits === null || minimizer === null) return { columns, preparation };
  const { coefficients, constant } = inFileUnits(minimizer);
  return { columns, preparation, inFileUnits: { minimizer: [...coefficients], constant } };
}

/** The minimizer, by column where columns have names. */
export function describeMinimizer({ columns, geometry, form }: UserProblem, minimizer: Float64Array): string[] {
  const least = geometry.rank < minimizer.length ? " (one of many)" : "";
  const shown = Array.from(minimizer.subarray(0, MOST_SHOWN), formatNumber);
  const more = minimizer.length > MOST_SHOWN ? [`… and ${minimizer.length - MOST_SHOWN} more (--json has all)`] : [];
  if (columns === null) return [`minimizer${least}: ${[...shown, ...more].join(", ")}`];
  const named = shown.map((value, j) => [visible(columns[j] ?? ""), value]);
  if (form.inFileUnits === null) return [...table(["column", `minimizer${least}`], named), ...more];
  const { coefficients, constant } = form.inFileUnits(minimizer);
  const both = named.map((row, j) => [...row, formatNumber(coefficients[j] ?? 0)]);
  return [
    ...table(
      ["column", `minimizer${least}`, "in the file's units"],
      constant === null ? both : [...both, ["constant", "", formatNumber(constant)]],
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
