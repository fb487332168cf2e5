import Papa from "papaparse";
import { ProblemFileError } from "../problemFileError.ts";
import { assembleRows, type ColumnSource } from "../table/assembleRows.ts";
import { type ChosenColumns, type ColumnChoice, chooseColumns, type Refuse } from "../table/chooseColumns.ts";
import type { Delimiter } from "../table/delimiters.ts";
import { cellsOf, findHeader, type Header, textFrom } from "../table/findHeader.ts";
import { missingRule, missingValues } from "../table/missing.ts";
import {
  type CellContext,
  commaOf,
  type Decimal,
  notANumber,
  numberReader,
  type ThousandsSeparator,
} from "../table/numbers.ts";
import { rowLabels } from "../table/rowLabels.ts";
import { type Standardized, standardizeInPlace } from "../table/standardize.ts";
import type { Step } from "../table/steps.ts";
import { uniformWeights } from "../weights.ts";
import type { LeastSquaresParameters } from "./parameters.ts";

/** How a table is to be read; what is not said is found, or is as in a plain CSV. */
export interface TableChoice extends ColumnChoice {
  readonly delimiter?: Delimiter | undefined;
  /** Found, unless commas separate cells: then a point. */
  readonly decimal?: Decimal | undefined;
  /** None if it is not named: 1.234 is between one and two. Each stands before three digits. */
  readonly thousands?: ThousandsSeparator | undefined;
  /** What becomes of a row without a value in a column that is used. Default "refuse". */
  readonly missing?: "refuse" | "drop" | undefined;
  /** Contents that stand for a missing value, beside an empty cell, NA, NaN, null, ? and the like. */
  readonly missingValues?: readonly string[] | undefined;
  /** The first and the last row that is taken; the one after the header is 1. */
  readonly rows?: readonly [first: number, last: number] | undefined;
  /** Whether every column that is not constant or one-hot becomes (x − mean)/(standard deviation). */
  readonly standardize?: boolean | undefined;
}

export interface LeastSquaresData extends LeastSquaresParameters {
  /** What was done to the file besides reading numbers separated by commas. */
  readonly steps: readonly Step[];
  /** Null if nothing was standardised. */
  readonly standardized: Standardized | null;
}

/** Categories that a column may have. */
const MOST_CATEGORIES = 256;
/** Numbers of x: 1 GiB. */
const MOST_NUMBERS = 2 ** 27;
/** Numbers that often stand for a missing one. */
const SUSPECTS = [-99, -999, -9999, -99999];

/**
 * Reads a table with a header line as least squares: the target is y, every other column that is not dropped is one of x, and
 * every row is a component of weight 1/N. No intercept is added unless it is asked for: a constant column acts as one.
 *
 * RFC 4180 (quotes, delimiters and line breaks within them), with any delimiter of `delimiters`, a byte order mark, any line ending,
 * blank lines, lines that begin with #, and blanks around a number allowed. Every used cell must hold a finite decimal number.
 * Rows are numbered as a spreadsheet does: the header is row 1.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ProblemFileError naming the file, the row and column, the rule it breaks, and a way out
 */
export function readLeastSquares(text: string, file: string, choice: TableChoice): LeastSquaresData {
  const refuse: Refuse = (place, rule) => {
    throw new ProblemFileError(file, place, rule);
  };
  const unified = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const header = findHeader(unified, choice.target, choice.delimiter);
  const { thousands } = choice;
  const decimal = choice.decimal ?? (thousands === "." ? "," : undefined);
  if (thousands !== undefined && thousands === (decimal ?? ".")) {
    refuse("top level", `thousands and decimals cannot have the same separator, ${JSON.stringify(thousands)}`);
  }
  try {
    return read(unified, header, choice, { decimal, commaFound: null }, refuse);
  } catch (error) {
    if (!(error instanceof DecimalComma)) throw error;
    return read(unified, header, choice, { decimal: ",", commaFound: error }, refuse);
  }
}

/** A cell whose comma is a decimal one: what came before is to be read again. */
class DecimalComma {
  readonly cell: string;
  readonly row: number;

  constructor(cell: string, row: number) {
    this.cell = cell.trim();
    this.row = row;
  }
}

interface DecimalChoice {
  /** Undefined while no comma has been met that tells. */
  readonly decimal: Decimal | undefined;
  readonly commaFound: DecimalComma | null;
}

function read(
  unified: string,
  header: Header,
  choice: TableChoice,
  { decimal, commaFound }: DecimalChoice,
  refuse: Refuse,
): LeastSquaresData {
  const { delimiter } = header;
  const { thousands = null, missing = "refuse", rows: [first, last] = [1, Number.POSITIVE_INFINITY] } = choice;
  const format = { decimal: decimal ?? ".", thousands };
  const readNumber = numberReader(format);
  const { isMissing, isMissingCategory } = missingValues(choice.missingValues ?? []);
  const seeksComma = decimal === undefined && thousands !== "," && delimiter !== ",";

  let row = header.linesBefore;
  let columns: ChosenColumns | null = null;
  let labels: ReturnType<typeof rowLabels> | null = null;
  let read = new Float64Array(0);
  let targets = new Float64Array(0);
  let count = 0;
  let dataRows = 0;
  let taken = 0;
  let comments = header.comments;
  let emptyRows = 0;
  const lacking = new Map<number, number>();
  const categories = new Map<number, Map<string, number>>();
  const width = (): number => columns?.features.length ?? 0;

  Papa.parse<string[]>(textFrom(unified, header.start, delimiter), {
    delimiter,
    newline: "\n",
    step({ data, errors }) {
      row++;
      if (errors.length > 0) {
        refuse(
          `row ${row}`,
          "a quoted cell is not closed, or something follows its closing quote; quotes within a quoted cell are doubled",
        );
      }
      const cells = cellsOf(data, delimiter);
      if (cells.every((cell) => cell.trim() === "")) {
        if (cells.length > 1 && columns !== null) emptyRows++;
        return;
      }
      if (columns === null) {
        columns = chooseColumns(cells, delimiter, row === 1 ? "header" : `header (row ${row})`, choice, refuse);
        // As large as it can become: arrays that grow leave their smaller selves behind, which weighs with large data.
        const most = mostRows(unified, columns);
        read = new Float64Array(most * width());
        targets = new Float64Array(most);
        return;
      }
      if (isComment(cells, columns, labels?.width ?? columns.names.length)) {
        comments++;
        return;
      }
      dataRows++;
      if (dataRows < first || dataRows > last) return;
      taken++;
      labels ??= rowLabels(columns, cells);
      readRow(cells, columns, labels);
    },
  });

  function readRow(
    cells: readonly string[],
    chosen: ChosenColumns,
    { shift, check, width: wanted }: ReturnType<typeof rowLabels>,
  ): void {
    const { names, features, target } = chosen;
    if (cells.length !== wanted) {
      const plural = cells.length === 1 ? "" : "s";
      const more = cells.length > wanted ? "a cell that holds what separates cells must be quoted" : "correct it";
      refuse(
        `row ${row}`,
        `has ${cells.length} cell${plural}, but the header has ${names.length}; ${more}, or leave it out with --rows`,
      );
    }
    check(cells, row, refuse);
    const d = features.length;
    if (taken === 1) checkUnits(cells, chosen, shift);
    let complete = true;
    for (let j = 0; j < d; j++) {
      const at = features[j];
      const cell = cells[at + shift];
      const value = chosen.categories.has(at)
        ? readCategory(cell, at, names[at])
        : readCell(cell, at, names[at], false);
      complete &&= !Number.isNaN(value);
      read[count * d + j] = value;
    }
    const value = readCell(cells[target + shift], target, names[target], true);
    targets[count] = value;
    if (complete && !Number.isNaN(value)) count++;
  }

  /** The number; NaN if it is missing. */
  function readCell(cell: string, at: number, column: string, isTarget: boolean): number {
    const value = readNumber(cell);
    if (isMissing(cell, value)) return lack(cell, at, column);
    if (!Number.isNaN(value)) return value;
    if (seeksComma) {
      const comma = commaOf(cell);
      if (comma === "decimal" || (comma !== null && delimiter === ";")) throw new DecimalComma(cell, row);
    }
    const context: CellContext = { column, isTarget, delimiter, format, commaFound };
    return refuse(placeOf(column), notANumber(cell, context));
  }

  /** The category's number, in order of appearance; NaN if it is missing. */
  function readCategory(cell: string, at: number, column: string): number {
    if (isMissingCategory(cell)) return lack(cell, at, column);
    const name = cell.trim();
    let known = categories.get(at);
    if (known === undefined) {
      known = new Map();
      categories.set(at, known);
    }
    const number = known.get(name) ?? known.size;
    if (number >= MOST_CATEGORIES) {
      refuse(
        placeOf(column),
        `--one-hot takes at most ${MOST_CATEGORIES} different values, and there are more; --drop leaves the column out`,
      );
    }
    known.set(name, number);
    return number;
  }

  function lack(cell: string, at: number, column: string): number {
    if (missing === "refuse") refuse(placeOf(column), missingRule(cell));
    lacking.set(at, (lacking.get(at) ?? 0) + 1);
    return Number.NaN;
  }

  function placeOf(column: string): string {
    return `row ${row}, column ${JSON.stringify(column)}`;
  }

  /** A second line of names, of units for one: no number in any column that must have one. */
  function checkUnits(
    cells: readonly string[],
    { features, target, categories: hot }: ChosenColumns,
    shift: number,
  ): void {
    const numbers = [...features, target].filter((at) => !hot.has(at)).map((at) => cells[at + shift]);
    const isText = (cell: string): boolean =>
      Number.isNaN(readNumber(cell)) && !isMissing(cell, Number.NaN) && !/\d/.test(cell);
    if (numbers.length > 1 && numbers.every(isText)) {
      refuse(
        `row ${row}`,
        `holds no number; if it is a second line of names or of units, --rows ${dataRows + 1}: leaves it out`,
      );
    }
  }

  const steps: Step[] = [];
  if (columns === null) return refuse("top level", "is empty; the first line must name the columns");
  const chosen: ChosenColumns = columns;
  if (delimiter !== ",") steps.push({ step: "delimiter", delimiter, given: choice.delimiter !== undefined });
  steps.push(...chosen.steps);
  if (format.decimal === ",") steps.push({ step: "decimal-comma", given: commaFound === null });
  if (thousands !== null) steps.push({ step: "thousands", separator: thousands });
  if (comments > 0) steps.push({ step: "leave-out-comments", lines: comments });
  if (emptyRows > 0) steps.push({ step: "leave-out-empty-rows", rows: emptyRows });
  if (dataRows === 0) refuse("top level", "has a header and no rows");
  if (choice.rows !== undefined) {
    if (taken === 0) refuse("top level", `has ${dataRows} row${dataRows === 1 ? "" : "s"}, none of which --rows takes`);
    steps.push({ step: "take-rows", first, last: Math.min(last, dataRows), of: dataRows });
  }
  steps.push(...rowLabelSteps());
  if (count < taken) {
    const often = [...lacking].sort(([, a], [, b]) => b - a).map(([at]) => chosen.names[at]);
    if (count === 0) {
      const [most] = often;
      refuse("top level", `no row has all values; most lack column ${JSON.stringify(most)}, which --drop leaves out`);
    }
    steps.push({ step: "drop-missing", rows: taken - count, of: taken, columns: often });
  }
  return finish();

  function rowLabelSteps(): readonly Step[] {
    return labels === null ? [] : labels.steps;
  }

  function finish(): LeastSquaresData {
    const data = read.subarray(0, count * width());
    steps.push(...suspects(data, chosen));
    const { sources, names, kept, oneHot } = layOut(chosen, categories, choice.intercept === true);
    const dimension = sources.length;
    if (count * dimension > MOST_NUMBERS) {
      refuse(
        "top level",
        `${count} rows of ${dimension} columns are more than ${MOST_NUMBERS} numbers; --rows takes fewer`,
      );
    }
    steps.push(...oneHot);
    const isAsRead = oneHot.length === 0 && choice.intercept !== true;
    const rows = isAsRead ? data : assembleRows(data, width(), count, sources);
    if (rows.every((entry) => entry === 0)) refuse("top level", "every column beside the target is zero");
    if (choice.intercept === true) steps.push({ step: "intercept" });
    let standardized: Standardized | null = null;
    if (choice.standardize === true) {
      try {
        standardized = standardizeInPlace(rows, names, kept);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return refuse("columns", `${error.message}; multiply the column by one number`);
      }
      steps.push({ step: "standardize", columns: standardized.columns });
    }
    return {
      dimension,
      weights: uniformWeights(count),
      rows,
      targets: targets.subarray(0, count),
      columns: names,
      steps,
      standardized,
    };
  }
}

/** Whether a row is a comment: it begins with #, and cannot be one of the table's. */
function isComment(cells: readonly string[], { features, target, categories }: ChosenColumns, width: number): boolean {
  if (!cells[0].trimStart().startsWith("#")) return false;
  const isNumber = (features.includes(0) && !categories.has(0)) || target === 0;
  return cells.length !== width || isNumber;
}

/** Columns with a number that often stands for a missing one, and no other below zero. */
function suspects(data: Float64Array, { features, names, categories }: ChosenColumns): Step[] {
  const d = features.length;
  return features.flatMap((at, j): Step[] => {
    if (categories.has(at)) return [];
    let least = Number.POSITIVE_INFINITY;
    for (let e = j; e < data.length; e += d) if (data[e] < least) least = data[e];
    if (!SUSPECTS.includes(least)) return [];
    let rows = 0;
    for (let e = j; e < data.length; e += d) {
      if (data[e] === least) rows++;
      else if (data[e] < 0) return [];
    }
    return rows * d === data.length ? [] : [{ step: "suspect", column: names[at], value: least, rows }];
  });
}

interface Layout {
  readonly sources: readonly ColumnSource[];
  readonly names: readonly string[];
  /** Whether --standardize leaves the column as it is. */
  readonly kept: readonly boolean[];
  readonly oneHot: readonly Step[];
}

/** The columns of x. Categories stand in the order of their numbers if they have some, else of their letters. */
function layOut(
  { features, names: all, categories: hot }: ChosenColumns,
  categories: ReadonlyMap<number, ReadonlyMap<string, number>>,
  intercept: boolean,
): Layout {
  const sources: ColumnSource[] = [];
  const names: string[] = [];
  const oneHot: Step[] = [];
  features.forEach((at, j) => {
    if (!hot.has(at)) {
      sources.push({ from: "numbers", at: j });
      names.push(all[at]);
      return;
    }
    const known = [...(categories.get(at) ?? [])];
    const areNumbers = known.every(([value]) => Number.isFinite(Number(value)));
    known.sort(([a], [b]) => (areNumbers ? Number(a) - Number(b) : a < b ? -1 : 1));
    for (const [value, category] of known) {
      sources.push({ from: "category", at: j, category });
      names.push(`${all[at]}=${value}`);
    }
    oneHot.push({ step: "one-hot", column: all[at], values: known.map(([value]) => value) });
  });
  if (intercept) {
    sources.push({ from: "ones" });
    names.push("intercept");
  }
  return { sources, names, kept: sources.map(({ from }) => from === "category"), oneHot };
}

/** No more rows than line breaks can divide, nor than have room: a used cell is not empty, and each ends with a character. */
function mostRows(text: string, { names, features }: ChosenColumns): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return Math.min(lines, Math.ceil((text.length + 1) / (names.length + features.length + 1)));
}
