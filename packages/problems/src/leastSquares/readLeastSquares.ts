import { ProblemFileError, type Refuse } from "../problemFileError.ts";
import { assembleRows, type ColumnSource } from "../table/assembleRows.ts";
import { constantColumns } from "../table/constantColumns.ts";
import { explainTrouble } from "../table/explainTrouble.ts";
import { numberingColumns } from "../table/numberingColumns.ts";
import { readTable, type Table, type TableChoice } from "../table/readTable.ts";
import { type Standardized, standardizeInPlace } from "../table/standardize.ts";
import type { Step } from "../table/steps.ts";
import { suspects } from "../table/suspects.ts";
import { type Text, textOf } from "../table/text.ts";
import { TableTrouble } from "../table/trouble.ts";
import { uniformWeights } from "../weights.ts";
import type { LeastSquaresParameters } from "./parameters.ts";

/** Which columns of a table are x and y, how the table is written, and what is done to its columns. */
export interface LeastSquaresChoice extends TableChoice {
  /** Whether to add a last column of ones. */
  readonly intercept?: boolean | undefined;
  /** Whether every column that is not constant or one-hot becomes (x − mean)/(standard deviation), and a constant one 1. */
  readonly standardize?: boolean | undefined;
}

export interface LeastSquaresData extends LeastSquaresParameters {
  /** What was done to the file besides reading numbers separated by commas. */
  readonly steps: readonly Step[];
  /** Null if nothing was standardised. */
  readonly standardized: Standardized | null;
}

/** Numbers of x: 1 GiB. */
const MOST_NUMBERS = 2 ** 27;

/**
 * Reads a table with a header line as least squares: the target is y, every other column that is not dropped is one of x, and
 * every row is a component of weight 1/N. No intercept is added unless it is asked for: a constant column acts as one.
 *
 * RFC 4180 (quotes, delimiters and line breaks within them), with any of {@link delimiters}, a byte order mark, any line ending,
 * blank lines, lines that begin with #, and blanks around a number allowed. Every used cell must hold a finite decimal number.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ProblemFileError naming the file, the row and column, the rule it breaks, and a way out
 */
export function readLeastSquares(text: string | Text, file: string, choice: LeastSquaresChoice): LeastSquaresData {
  const parts = typeof text === "string" ? textOf(text) : text;
  try {
    return readChosen(parts, file, choice);
  } catch (error) {
    if (!(error instanceof TableTrouble)) throw error;
    throw new ProblemFileError(
      file,
      ...explainTrouble(parts, choice, error, (other) => readChosen(parts, file, other)),
    );
  }
}

/** @throws TableTrouble where other options may help, else ProblemFileError */
function readChosen(text: Text, file: string, choice: LeastSquaresChoice): LeastSquaresData {
  const refuse: Refuse = (place, rule) => {
    throw new ProblemFileError(file, place, rule);
  };
  const { intercept = false, standardize = false } = choice;
  const table = readTable(text, choice);
  const { columns, count, numbers } = table;
  const width = columns.features.length;
  const { sources, names, oneHot } = layOut(table, intercept, refuse);
  const dimension = sources.length;
  if (dimension === 0) refuse("header", "has no column beside the target; --intercept adds one of ones");
  if (count * dimension > MOST_NUMBERS) {
    const size = `${count} rows of ${dimension} columns are more than ${MOST_NUMBERS} numbers`;
    refuse("top level", `${size}; --rows takes fewer`);
  }
  const isAsRead = sources.every(({ from }) => from === "numbers");
  const rows = isAsRead ? numbers : assembleRows(numbers, width, count, sources);
  if (rows.every((entry) => entry === 0)) refuse("top level", "every column beside the target is zero");
  const constants = constantColumns(rows, names, sources, { intercept, standardize });
  const standardized = standardize ? standardizeColumns(rows, names, sources, refuse) : null;
  const steps: Step[] = [...table.steps, ...suspects(table), ...numberingColumns(table), ...constants, ...oneHot];
  if (intercept) steps.push({ step: "intercept" });
  if (standardized !== null) {
    steps.push({ step: "standardize", columns: standardized.columns, constants: standardized.constants });
  }
  return {
    dimension,
    weights: uniformWeights(count),
    rows,
    targets: table.targets,
    columns: names,
    steps,
    standardized,
  };
}

interface Layout {
  readonly sources: readonly ColumnSource[];
  readonly names: readonly string[];
  readonly oneHot: readonly Step[];
}

/** The columns of x. Categories stand in the order of their numbers if they have some, else of their letters. */
function layOut({ columns, numbers, categories }: Table, intercept: boolean, refuse: Refuse): Layout {
  const { features, names: all } = columns;
  const sources: ColumnSource[] = [];
  const names: string[] = [];
  const oneHot: Step[] = [];
  const origins = new Map<string, string>();
  const add = (source: ColumnSource, name: string, origin: string): void => {
    const other = origins.get(name);
    if (other !== undefined) {
      const both = `${JSON.stringify(name)} would be the name of two columns, ${other} and ${origin}`;
      refuse("header", `${both}; rename one in the file, or leave one out`);
    }
    origins.set(name, origin);
    sources.push(source);
    names.push(name);
  };
  features.forEach((at, j) => {
    if (!columns.categories.has(at)) {
      add({ from: "numbers", at: j }, all[at], "the file's own");
      return;
    }
    // Of rows that were left out nothing may stay.
    const present = new Set<number>();
    for (let e = j; e < numbers.length; e += features.length) present.add(numbers[e]);
    const known = [...(categories.get(at) ?? [])].filter(([, category]) => present.has(category));
    const areNumbers = known.every(([value]) => Number.isFinite(Number(value)));
    known.sort(([a], [b]) => (areNumbers ? Number(a) - Number(b) : a < b ? -1 : 1));
    for (const [value, category] of known) {
      const origin = `what --one-hot makes of ${JSON.stringify(value)} in ${JSON.stringify(all[at])}`;
      add({ from: "category", at: j, category }, `${all[at]}=${value}`, origin);
    }
    oneHot.push({ step: "one-hot", column: all[at], values: known.map(([value]) => value) });
  });
  if (intercept) add({ from: "ones" }, "intercept", "what --intercept adds");
  return { sources, names, oneHot };
}

function standardizeColumns(
  rows: Float64Array,
  names: readonly string[],
  sources: readonly ColumnSource[],
  refuse: Refuse,
): Standardized {
  const kept = sources.map(({ from }) => from === "category");
  try {
    return standardizeInPlace(rows, names, kept);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse("columns", `${error.message}; multiply the column by one number`);
  }
}
