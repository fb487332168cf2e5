/** From a text to the numbers of the columns that are used. */
import type { Refuse } from "../problemFileError.ts";
import { type ChosenColumns, type ColumnChoice, chooseColumns } from "./chooseColumns.ts";
import type { Delimiter } from "./delimiters.ts";
import { eachRow } from "./eachRow.ts";
import { cellsOf, findHeaderOf, type Header } from "./findHeader.ts";
import type { Decimal, DecimalComma, ThousandsSeparator } from "./numbers.ts";
import { type CellReader, type CellRules, cellReader } from "./readCells.ts";
import { type RowLabels, rowLabels, wrongWidth } from "./rowLabels.ts";
import type { Step } from "./steps.ts";
import type { Text } from "./text.ts";

/** How a table is to be read; what is not said is found, or is as in a plain CSV. */
export interface TableChoice extends ColumnChoice {
  /** What separates cells; found if it is not said. */
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
}

export interface Table {
  readonly columns: ChosenColumns;
  /** N, the rows that are taken and have all values. */
  readonly count: number;
  /** The rows that are taken, with those that lack a value. */
  readonly taken: number;
  /** The columns of x, N rows one after the other; of a column of categories their numbers. */
  readonly numbers: Float64Array;
  /** y. */
  readonly targets: Float64Array;
  /** By the position of a column: what its categories have for numbers. */
  readonly categories: CellReader["categories"];
  readonly steps: readonly Step[];
}

/**
 * Reads the columns that a choice names. Rows are numbered as a spreadsheet does: the header is row 1.
 *
 * @param refuse - is told the place, the rule it breaks, and a way out
 */
export function readTable(text: Text, choice: TableChoice, refuse: Refuse): Table {
  const { thousands = null, missing = "refuse" } = choice;
  const decimal = choice.decimal ?? (thousands === "." ? "," : undefined);
  if (thousands !== null && thousands === (decimal ?? ".")) {
    refuse("top level", `thousands and decimals cannot have the same separator, ${JSON.stringify(thousands)}`);
  }
  const header = findHeaderOf(text, choice.target, choice.delimiter);
  const rules: CellRules = {
    delimiter: header.delimiter,
    format: { decimal: decimal ?? ".", thousands },
    commaFound: null,
    onDecimalComma: null,
    missing,
    missingValues: choice.missingValues ?? [],
  };
  if (decimal !== undefined || thousands === "," || header.delimiter === ",") {
    return readRows(text, header, choice, rules, refuse);
  }
  // Until a comma tells, points are decimal ones; when it does, all is read again, and none may be.
  const onDecimalComma = (comma: DecimalComma): never => {
    throw new DecimalCommaFound(comma);
  };
  try {
    return readRows(text, header, choice, { ...rules, onDecimalComma }, refuse);
  } catch (error) {
    if (!(error instanceof DecimalCommaFound)) throw error;
    const { comma: commaFound } = error;
    return readRows(text, header, choice, { ...rules, commaFound, format: { decimal: ",", thousands } }, refuse);
  }
}

/** Ends a reading that is to begin again; nobody else sees it. */
class DecimalCommaFound extends Error {
  readonly comma: DecimalComma;

  constructor(comma: DecimalComma) {
    super("a decimal comma");
    this.comma = comma;
  }
}

interface Head {
  readonly columns: ChosenColumns;
  readonly cells: CellReader;
}

/** What is below it, which is known when its first row has been seen. */
interface Body {
  readonly labels: RowLabels;
  readonly take: (cells: readonly string[], row: number) => void;
}

function readRows(text: Text, header: Header, choice: TableChoice, rules: CellRules, refuse: Refuse): Table {
  const { delimiter } = header;
  const [first, last] = choice.rows ?? [1, Number.POSITIVE_INFINITY];
  let row = header.linesBefore;
  const seen: { head: Head | null; body: Body | null } = { head: null, body: null };
  let [numbers, targets] = [new Float64Array(0), new Float64Array(0)];
  let [rows, taken, count] = [0, 0, 0];
  let [comments, emptyRows] = [header.comments, 0];

  eachRow(text, header.start, delimiter, (split, isBroken) => {
    row++;
    if (isBroken) {
      const rule = "a quoted cell is not closed, or something follows its closing quote";
      refuse(`row ${row}`, `${rule}; quotes within a quoted cell are doubled`);
    }
    const cells = cellsOf(split, delimiter);
    if (cells.every((cell) => cell.trim() === "")) {
      if (cells.length > 1 && seen.head !== null) emptyRows++;
      return;
    }
    if (seen.head === null) {
      const columns = chooseColumns(cells, delimiter, row === 1 ? "header" : `header (row ${row})`, choice, refuse);
      seen.head = { columns, cells: cellReader(columns.names, columns.target, rules, refuse) };
      // As large as it can become: arrays that grow leave their smaller selves behind, which weighs with large data.
      const most = mostRows(text, columns);
      numbers = new Float64Array(most * columns.features.length);
      targets = new Float64Array(most);
      return;
    }
    const { columns } = seen.head;
    if (isComment(cells, columns, seen.body?.labels.width ?? columns.names.length)) {
      comments++;
      return;
    }
    rows++;
    if (rows < first || rows > last) return;
    taken++;
    seen.body ??= begin(seen.head, cells);
    seen.body.take(cells, row);
  });

  function begin({ columns, cells: read }: Head, firstCells: readonly string[]): Body {
    const { names, features, target, categories } = columns;
    const labels = rowLabels(columns, delimiter, firstCells);
    const { shift, width, check } = labels;
    const d = features.length;
    const readers = features.map((at) => (categories.has(at) ? read.category : read.number));
    const needed = [...features.filter((at) => !categories.has(at)), target];
    if (needed.length > 1 && needed.every((at) => read.isWord(firstCells[at + shift] ?? ""))) {
      const rule = "holds no number; if it is a second line of names or of units";
      refuse(`row ${row}`, `${rule}, --rows ${rows + 1}: leaves it out`);
    }
    return {
      labels,
      take(cells, number) {
        if (cells.length !== width) refuse(`row ${number}`, wrongWidth(cells.length, width, names.length));
        check(cells, number, refuse);
        let isWhole = true;
        for (let j = 0; j < d; j++) {
          const value = readers[j](cells[features[j] + shift], number, features[j]);
          numbers[count * d + j] = value;
          if (Number.isNaN(value)) isWhole = false;
        }
        targets[count] = read.number(cells[target + shift], number, target);
        if (isWhole && !Number.isNaN(targets[count])) count++;
      },
    };
  }

  if (seen.head === null) return refuse("top level", "is empty; the first line must name the columns");
  const { columns, cells } = seen.head;
  if (rows === 0) refuse("top level", "has a header and no rows");
  if (taken === 0) refuse("top level", `has ${rows} row${rows === 1 ? "" : "s"}, none of which --rows takes`);
  const lacking = [...cells.lacking].sort(([, a], [, b]) => b - a).map(([at]) => columns.names[at]);
  if (count === 0) {
    const most = JSON.stringify(lacking[0]);
    refuse("top level", `no row has all values; most lack column ${most}, which --drop leaves out`);
  }
  const { format, commaFound } = rules;
  return {
    columns,
    count,
    taken,
    numbers: numbers.subarray(0, count * columns.features.length),
    targets: targets.subarray(0, count),
    categories: cells.categories,
    steps: [
      ...when(header.isComment, { step: "names-in-comment" }),
      ...when(delimiter !== ",", { step: "delimiter", delimiter, given: choice.delimiter !== undefined }),
      ...columns.steps,
      ...when(format.decimal === ",", { step: "decimal-comma", given: commaFound === null }),
      ...when(format.thousands !== null, { step: "thousands", separator: format.thousands ?? "" }),
      ...when(comments > 0, { step: "leave-out-comments", lines: comments }),
      ...when(emptyRows > 0, { step: "leave-out-empty-rows", rows: emptyRows }),
      ...when(choice.rows !== undefined, { step: "take-rows", first, last: Math.min(last, rows), of: rows }),
      ...(seen.body?.labels.steps ?? []),
      ...when(count < taken, { step: "drop-missing", rows: taken - count, of: taken, columns: lacking }),
    ],
  };
}

function when(holds: boolean, step: Step): Step[] {
  return holds ? [step] : [];
}

/** Whether a row is a comment: it begins with #, and cannot be one of the table's. */
function isComment(cells: readonly string[], { features, target, categories }: ChosenColumns, width: number): boolean {
  if (!cells[0].trimStart().startsWith("#")) return false;
  const isNumber = (features.includes(0) && !categories.has(0)) || target === 0;
  return cells.length !== width || isNumber;
}

/** No more rows than line breaks can divide, nor than have room: a used cell is not empty, and each ends with a character. */
function mostRows({ mostCharacters, mostLines }: Text, { names, features }: ChosenColumns): number {
  return Math.min(mostLines(), Math.ceil((mostCharacters + 1) / (names.length + features.length + 1)));
}
