/** Columns whose units are far apart, which one rate suits badly: told from the columns alone, whatever is advised on them. */
import { isConstantColumn } from "@sgd-basins/problems";
import { formatNumber, type UserProblem } from "sgd-basins/page";

export interface UnlikeColumns {
  readonly text: string;
  /** Options by which they become alike. */
  readonly options: readonly string[];
}

/** From this quotient of root mean squares on, a hundred of curvatures, units are far apart. */
const FAR_APART = 10;

/** Null where they are not, or are standardised already; one-hot and constant columns, which that leaves alone, are not looked at. */
export function unlikeColumnsOf({ columns, form: { preparation }, scaled }: UserProblem): UnlikeColumns | null {
  if (columns === null || preparation.some(({ step }) => step === "standardize")) return null;
  const hessians = scaled.hessians();
  if (hessians.structure !== "rows") return null;
  const { dimension, rows, mean } = hessians;
  const oneHot = new Set(
    preparation.flatMap((one) => (one.step === "one-hot" ? one.values.map((value) => `${one.column}=${value}`) : [])),
  );
  const isConstant = columns.map((_, j) => isConstantColumn(rows, dimension, j));
  const sizes = columns
    .map((name, j) => ({ name, size: Math.sqrt(mean[j * dimension + j] ?? 0), isConstant: isConstant[j] }))
    .filter((one) => !one.isConstant && !oneHot.has(one.name))
    .sort((a, b) => b.size - a.size);
  const [largest, smallest] = [sizes[0], sizes.at(-1)];
  if (largest === undefined || smallest === undefined || largest.size < FAR_APART * smallest.size) return null;
  const times = formatNumber(Number((largest.size / smallest.size).toPrecision(3)));
  // Less their means, columns cannot have a constant in them.
  const hasConstant = isConstant.some((is, j) => is && rows[j] !== 0);
  return {
    text: `The columns are in units far apart: the root mean square of ${largest.name} is ${times} times that of ${smallest.name}. Standardised, each has a deviation of 1.`,
    options: ["--standardize", ...(hasConstant ? [] : ["--intercept"])],
  };
}
