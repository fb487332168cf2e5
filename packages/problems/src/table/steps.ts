/** What was done to a file before it is least squares: as data, and in words. */
import { type Delimiter, delimiterNames } from "./delimiters.ts";
import { namesWord } from "./shellWords.ts";

export type Step =
  | { readonly step: "gunzip" }
  | { readonly step: "decode"; readonly encoding: "utf-16le" | "utf-16be" }
  | { readonly step: "skip-lines"; readonly lines: number }
  | { readonly step: "names-in-comment" }
  | { readonly step: "delimiter"; readonly delimiter: Delimiter; readonly given: boolean }
  | { readonly step: "names-are-numbers"; readonly names: readonly string[] }
  | { readonly step: "decimal-comma"; readonly given: boolean }
  | { readonly step: "thousands"; readonly separator: string }
  | { readonly step: "leave-out-comments"; readonly lines: number }
  | { readonly step: "leave-out-empty-rows"; readonly rows: number }
  /** The first and the last of the rows that are taken, from 1, and how many there are. */
  | { readonly step: "take-rows"; readonly first: number; readonly last: number; readonly of: number }
  /** The column's number in the file, from 1; 0 of names of rows for which the header has no place. */
  | { readonly step: "leave-out-index"; readonly column: number }
  | { readonly step: "leave-out-empty-columns"; readonly columns: readonly number[] }
  | { readonly step: "drop"; readonly pattern: string; readonly columns: readonly string[] }
  | { readonly step: "drop-missing"; readonly rows: number; readonly of: number; readonly columns: readonly string[] }
  | { readonly step: "one-hot"; readonly column: string; readonly values: readonly string[] }
  | { readonly step: "intercept" }
  /** How many of the matrices of a quadratic sum changed, and by what share of √(Q_aa Q_bb) at most. */
  | { readonly step: "single-precision"; readonly matrices: number; readonly of: number; readonly share: number }
  | {
      readonly step: "standardize";
      readonly columns: readonly StandardizedColumn[];
      readonly constants: readonly ConstantColumn[];
    }
  /** Nothing was done: a column that has one number in every row, beside an intercept or instead of one. */
  | { readonly step: "constant"; readonly column: string; readonly value: number; readonly intercept: boolean }
  /** Nothing was done: whole numbers that count up with the rows, used as any other column; only one that is named so has gaps. */
  | {
      readonly step: "numbers-rows";
      readonly column: string;
      readonly first: number;
      readonly last: number;
      readonly gaps: boolean;
    }
  /** Nothing was done: the point of such a cell was read as a decimal one, and may separate thousands. */
  | { readonly step: "suspect-thousands"; readonly column: string; readonly cell: string }
  /** Nothing was done: the last row, used as any other, which calls itself so; `last` is the one before it. */
  | { readonly step: "suspect-footer"; readonly label: string; readonly first: number; readonly last: number }
  /** Nothing was done: a value that may stand for a missing one. */
  | { readonly step: "suspect"; readonly column: string; readonly value: number; readonly rows: number };

export interface StandardizedColumn {
  readonly column: string;
  readonly mean: number;
  /** The standard deviation, from the mean of squares over all N rows. */
  readonly scale: number;
}

export interface ConstantColumn {
  readonly column: string;
  /** In every row, other than 0 and 1. */
  readonly value: number;
}

/** Of many names or columns a line shows so many. */
const MOST_SHOWN = 12;

/** A step in a line. */
export function describeStep(step: Step, formatNumber: (value: number) => string): string {
  switch (step.step) {
    case "gunzip":
      return "unpacked by gzip";
    case "decode":
      return `decoded from ${step.encoding.toUpperCase()}`;
    case "skip-lines":
      return `${many(step.lines, "line")} before the columns' names passed over`;
    case "names-in-comment":
      return "the columns' names stand behind a #";
    case "delimiter":
      return `cells are separated by ${delimiterNames[step.delimiter]}${found(step)}`;
    case "names-are-numbers":
      return `the first line holds numbers, ${list(step.names)}, and is read as names: counted through, as by pandas`;
    case "decimal-comma":
      return `numbers have decimal commas${found(step)}`;
    case "thousands":
      return `thousands are separated by ${JSON.stringify(step.separator)}`;
    case "leave-out-comments":
      return `${many(step.lines, "comment line")} that ${step.lines === 1 ? "begins" : "begin"} with # left out`;
    case "leave-out-empty-rows":
      return `${many(step.rows, "row")} of empty cells left out`;
    case "take-rows":
      return `rows ${step.first} to ${step.last} of ${step.of} taken`;
    case "leave-out-index":
      return step.column === 0
        ? "names of the rows left out: every row has one more cell than the header"
        : `column ${step.column} left out: it has no name, and names or numbers the rows`;
    case "leave-out-empty-columns":
      return `${step.columns.length === 1 ? "column" : "columns"} ${shortened(step.columns.map(String))} left out: no name, and empty`;
    case "drop":
      return `${step.pattern} drops ${list(step.columns)}`;
    case "drop-missing":
      return `${step.rows} of ${many(step.of, "row")} left out: a value is missing, in ${list(step.columns)}`;
    case "one-hot":
      return `column ${JSON.stringify(step.column)} as a column of 0 and 1 for each of its ${many(step.values.length, "value")}: ${list(step.values)}`;
    case "single-precision":
      return `numbers are taken to be rounded to single precision${
        step.matrices === 0
          ? ""
          : `: ${step.matrices} of ${step.of === 1 ? "1 matrix" : `${step.of} matrices`} ${step.matrices === 1 ? "is" : "are"} of lower rank but for ${formatNumber(Number(step.share.toPrecision(1)))} of what an entry is a product of, which is taken away`
      }`;
    case "intercept":
      return "an intercept is added: a last column of ones";
    case "standardize":
      return describeStandardize(step, formatNumber);
    case "constant":
      return describeConstant(step, formatNumber);
    case "numbers-rows":
      return `column ${JSON.stringify(step.column)} numbers the rows, ${step.first} to ${step.last}${step.gaps ? " with gaps" : ""}: if that is no data, --drop ${namesWord([step.column])} leaves it out`;
    case "suspect-thousands":
      return `${JSON.stringify(step.cell)} in column ${JSON.stringify(step.column)} is read as ${formatNumber(Number(step.cell))}: if it is ${step.cell.replace(".", "")}, say --thousands .`;
    case "suspect-footer": {
      const rows = `${step.first === 1 ? "" : step.first}:${step.last}`;
      return `the last row is called ${JSON.stringify(step.label)}, and is used: if it is a footer, --rows ${rows} leaves it out`;
    }
    case "suspect":
      return `column ${JSON.stringify(step.column)} holds ${step.value} in ${many(step.rows, "row")}, and else no number below 0: if a value is missing there, say --missing-values ${step.value} --missing drop`;
  }
}

function describeStandardize(
  { columns, constants }: Step & { readonly step: "standardize" },
  formatNumber: (value: number) => string,
): string {
  const varying = columns.map(
    ({ column, mean, scale }) => `${JSON.stringify(column)} (${formatNumber(mean)}, ${formatNumber(scale)})`,
  );
  const constant = constants.map(({ column, value }) => `${JSON.stringify(column)} (${formatNumber(value)})`);
  return [
    columns.length === 0
      ? "standardised: nothing, as no column varies"
      : `standardised, (x − mean)/deviation: ${shortened(varying)}`,
    ...(constants.length === 0 ? [] : [`constant, divided by its number to be 1: ${shortened(constant)}`]),
  ].join("; ");
}

function describeConstant(
  { column, value, intercept }: Step & { readonly step: "constant" },
  formatNumber: (value: number) => string,
): string {
  const drop = `--drop ${namesWord([column])}`;
  const holds = `column ${JSON.stringify(column)} is constant, ${formatNumber(value)}`;
  if (value === 0) return `${holds}: nothing is learned of it, and ${drop} leaves it out`;
  if (intercept) return `${holds}, as the intercept is: ${drop} leaves it out`;
  return `${holds}: it acts as an intercept in units of ${formatNumber(value)}; ${drop} --intercept takes one of 1 instead`;
}

const found = ({ given }: { readonly given: boolean }): string => (given ? "" : " (found)");
const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Names for a line; not all of hundreds. */
export function list(names: readonly string[], most = MOST_SHOWN): string {
  return shortened(
    names.map((name) => JSON.stringify(name)),
    most,
  );
}

function shortened(words: readonly string[], most = MOST_SHOWN): string {
  return words.length > most ? `${words.slice(0, most).join(", ")}, … (${words.length})` : words.join(", ");
}
