/** From a text to the numbers of the columns that are used. */
import type { ChosenColumns, ColumnChoice } from "./chooseColumns.ts";
import type { Delimiter } from "./delimiters.ts";
import { eachTableRow } from "./eachTableRow.ts";
import { findHeaderOf, type Header } from "./findHeader.ts";
import type { Decimal, DecimalComma, NumberFormat, ThousandsSeparator } from "./numbers.ts";
import { type CellReader, type CellRules, cellReader } from "./readCells.ts";
import { wrongWidth } from "./rowLabels.ts";
import type { Step } from "./steps.ts";
import type { Text } from "./text.ts";
import { watchPoints } from "./thousandsPoints.ts";
import { refuseTable } from "./trouble.ts";

/** How a table is to be read; what is not said is found, or is as in a plain CSV. */
export interface TableChoice extends ColumnChoice {
  /** Lines before the columns' names that are passed over. */
  readonly skip?: number | undefined;
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
 * @throws TableTrouble saying the place and the rule that is broken there
 */
export function readTable(text: Text, choice: TableChoice): Table {
  const { missing = "refuse" } = choice;
  const { format, mayHaveCommas, header } = foundIn(text, choice);
  const rules: CellRules = {
    delimiter: header.delimiter,
    format,
    commaFound: null,
    onDecimalComma: null,
    missing,
    missingValues: choice.missingValues ?? [],
  };
  if (!mayHaveCommas) return readRows(text, header, choice, rules);
  // Until a comma tells, points are decimal ones; when it does, all is read again, and none may be.
  const onDecimalComma = (comma: DecimalComma): never => {
    throw new DecimalCommaFound(comma);
  };
  try {
    return readRows(text, header, choice, { ...rules, onDecimalComma });
  } catch (error) {
    if (!(error instanceof DecimalCommaFound)) throw error;
    const { comma: commaFound } = error;
    return readRows(text, header, choice, { ...rules, commaFound, format: { ...format, decimal: "," } });
  }
}

/** What is known of a table before its cells are read. */
interface Found {
  readonly header: Header;
  readonly format: NumberFormat;
  /** Whether a cell may tell that commas are decimal ones. */
  readonly mayHaveCommas: boolean;
}

export function foundIn(text: Text, choice: TableChoice): Found {
  const { thousands = null } = choice;
  const decimal = choice.decimal ?? (thousands === "." ? "," : undefined);
  if (thousands !== null && thousands === (decimal ?? ".")) {
    const rule = `thousands and decimals cannot have the same separator, ${JSON.stringify(thousands)}`;
    refuseTable("top level", rule);
  }
  const header = findHeaderOf(text, choice);
  const mayHaveCommas = decimal === undefined && thousands !== "," && header.delimiter !== ",";
  return { header, format: { decimal: decimal ?? ".", thousands }, mayHaveCommas };
}

/** Ends a reading that is to begin again; nobody else sees it. */
class DecimalCommaFound extends Error {
  readonly comma: DecimalComma;

  constructor(comma: DecimalComma) {
    super("a decimal comma");
    this.comma = comma;
  }
}

function readRows(text: Text, header: Header, choice: TableChoice, rules: CellRules): Table {
  let [numbers, targets] = [new Float64Array(0), new Float64Array(0)];
  let count = 0;
  let lastIsWhole = false;
  const points = watchPoints(header.delimiter, rules.format);
  let read: CellReader | null = null as typeof read;
  const { columns, labels, rows, taken, comments, emptyRows, lastCells } = eachTableRow(
    text,
    header,
    choice,
    (chosen) => {
      const { names, features, target, categories } = chosen;
      const cells = cellReader(names, target, rules);
      read = cells;
      // As large as it can become: arrays that grow leave their smaller selves behind, which weighs with large data.
      const most = mostRows(text, chosen);
      numbers = new Float64Array(most * features.length);
      targets = new Float64Array(most);
      return ({ shift, width, check }, firstCells, firstOrdinal) => {
        const d = features.length;
        const readers = features.map((at) => (categories.has(at) ? cells.category : cells.number));
        const needed = [...features.filter((at) => !categories.has(at)), target];
        const isOfWords = needed.length > 1 && needed.every((at) => cells.isWord(firstCells[at + shift] ?? ""));
        return (row, number, ordinal) => {
          if (isOfWords && ordinal === firstOrdinal) {
            refuseTable(`row ${number}`, "holds no number", {
              isOfRows: true,
              inShort: "the first row holds no number",
            });
          }
          if (row.length !== width) refuseTable(`row ${number}`, ...wrongWidth(row.length, width, names.length));
          check(row, number, ordinal);
          let isWhole = true;
          for (let j = 0; j < d; j++) {
            const value = readers[j](row[features[j] + shift], number, features[j]);
            numbers[count * d + j] = value;
            if (!categories.has(features[j])) points.see(row[features[j] + shift], features[j]);
            if (Number.isNaN(value)) isWhole = false;
          }
          targets[count] = cells.number(row[target + shift], number, target);
          points.see(row[target + shift], target);
          lastIsWhole = isWhole && !Number.isNaN(targets[count]);
          if (lastIsWhole) count++;
        };
      };
    },
  );

  if (taken === 0) {
    const many = `${rows} row${rows === 1 ? "" : "s"}`;
    refuseTable("top level", `has ${many}, none of which --rows takes`);
  }
  labels?.finish(taken);
  const lacking = [...(read?.lacking ?? [])].sort(([, a], [, b]) => b - a).map(([at]) => columns.names[at]);
  if (count === 0) {
    const most = JSON.stringify(lacking[0]);
    refuseTable("top level", `no row has all values; most lack column ${most}`, { isOfRows: true });
  }
  const { delimiter } = header;
  const { format, commaFound } = rules;
  const [first, last] = choice.rows ?? [1, rows];
  return {
    columns,
    count,
    taken,
    numbers: numbers.subarray(0, count * columns.features.length),
    targets: targets.subarray(0, count),
    categories: read?.categories ?? new Map(),
    steps: [
      ...when(header.skipped > 0, { step: "skip-lines", lines: header.skipped }),
      ...when(header.isComment, { step: "names-in-comment" }),
      ...when(delimiter !== ",", { step: "delimiter", delimiter, given: choice.delimiter !== undefined }),
      ...columns.steps,
      ...when(format.decimal === ",", { step: "decimal-comma", given: commaFound === null }),
      ...when(format.thousands !== null, { step: "thousands", separator: format.thousands ?? "" }),
      ...when(comments > 0, { step: "leave-out-comments", lines: comments }),
      ...when(emptyRows > 0, { step: "leave-out-empty-rows", rows: emptyRows }),
      ...when(choice.rows !== undefined, { step: "take-rows", first, last: Math.min(last, rows), of: rows }),
      ...(labels?.steps ?? []),
      ...points.steps(columns.names),
      ...when(lastIsWhole, ...suspectFooter(lastCells, taken, first, Math.min(last, rows))),
      ...when(count < taken, { step: "drop-missing", rows: taken - count, of: taken, columns: lacking }),
    ],
  };
}

/** Fewer rows than this have no footer. */
const LEAST_ROWS = 3;

/** What a footer is called, in some languages. */
const footerWords =
  /^\s*(?:(?:(?:grand|sub)[ -]?)?(?:totals?|sum|mean|average|avg\.?|all)|(?:zwischen|gesamt)?summe|(?:ins)?gesamt|mittelwert|durchschnitt|(?:sous-)?total général|somme|moyenne|suma|totales|promedio|media|totale|somma|totaal|gemiddelde)\s*:?\s*$/i;

/** A footer with a number in every column that is used; what it is called may stand in one that is not, or is of categories. */
function suspectFooter(lastCells: readonly string[], taken: number, first: number, last: number): Step[] {
  const label = lastCells.find((cell) => footerWords.test(cell));
  return taken < LEAST_ROWS || label === undefined
    ? []
    : [{ step: "suspect-footer", label: label.trim(), first, last: last - 1 }];
}

function when(holds: boolean, ...steps: Step[]): Step[] {
  return holds ? steps : [];
}

/** No more rows than line breaks can divide, nor than have room: a used cell is not empty, and each ends with a character. */
function mostRows({ mostCharacters, mostLines }: Text, { names, features }: ChosenColumns): number {
  return Math.min(mostLines(), Math.ceil((mostCharacters + 1) / (names.length + features.length + 1)));
}
