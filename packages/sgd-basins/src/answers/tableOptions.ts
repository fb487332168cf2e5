import type { LeastSquaresChoice } from "@sgd-basins/problems";

/** What the options say; a file without a target is no table. */
export type DataOptions = Partial<LeastSquaresChoice>;

/** Those that mean nothing without a table. */
const flags: Readonly<Record<keyof Omit<LeastSquaresChoice, "target">, string>> = {
  drop: "--drop",
  oneHot: "--one-hot",
  intercept: "--intercept",
  standardize: "--standardize",
  missing: "--missing",
  missingValues: "--missing-values",
  skip: "--skip",
  rows: "--rows",
  delimiter: "--delimiter",
  decimal: "--decimal",
  thousands: "--thousands",
};

/** What `--missing` is where it is not given. */
export const missingDefault = "refuse";

/** The first of them that is given; null if none is. */
export function givenForTable(given: DataOptions): string | null {
  const values: Readonly<Record<string, unknown>> = { ...given };
  const isGiven = (key: string): boolean =>
    values[key] !== undefined && !(key === "missing" && values[key] === missingDefault);
  return Object.entries(flags).find(([key]) => isGiven(key))?.[1] ?? null;
}
