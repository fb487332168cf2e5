/** The rows of a table that are taken, below its header. */
import { type ChosenColumns, type ColumnChoice, chooseColumns } from "./chooseColumns.ts";
import { eachRow } from "./eachRow.ts";
import { cellsOf, type Header } from "./findHeader.ts";
import { type RowLabels, rowLabels } from "./rowLabels.ts";
import type { Text } from "./text.ts";
import { refuseTable } from "./trouble.ts";

interface RowChoice extends ColumnChoice {
  readonly rows?: readonly [first: number, last: number] | undefined;
}

/** A row's cells, its number as a spreadsheet has it, and as `--rows` has it. */
export type TakeRow = (cells: readonly string[], row: number, ordinal: number) => void;

export interface TableRows {
  readonly columns: ChosenColumns;
  /** Null if no row is taken. */
  readonly labels: RowLabels | null;
  /** Behind the header, and how many of them are taken. */
  readonly rows: number;
  readonly taken: number;
  readonly comments: number;
  readonly emptyRows: number;
  /** The cells of the last row that is taken. */
  readonly lastCells: readonly string[];
}

/**
 * @param onHeader - told the columns, gives what is told of the first row that is taken, which gives what is told of every one
 * @throws TableTrouble
 */
export function eachTableRow(
  text: Text,
  header: Header,
  choice: RowChoice,
  onHeader: (columns: ChosenColumns) => (labels: RowLabels, cells: readonly string[], ordinal: number) => TakeRow,
): TableRows {
  const { delimiter } = header;
  const [first, last] = choice.rows ?? [1, Number.POSITIVE_INFINITY];
  let row = header.linesBefore;
  let [rows, taken, comments, emptyRows] = [0, 0, header.comments, 0];
  let lastCells: readonly string[] = [];
  let head: { columns: ChosenColumns; begin: ReturnType<typeof onHeader> } | null = null as typeof head;
  let body: { labels: RowLabels; take: TakeRow } | null = null as typeof body;

  eachRow(text, header.start, delimiter, (split, isBroken) => {
    row++;
    if (isBroken) {
      const rule = "a quoted cell is not closed, or something follows its closing quote";
      refuseTable(`row ${row}`, `${rule}; quotes within a quoted cell are doubled`);
    }
    const cells = cellsOf(split, delimiter);
    if (cells.every((cell) => cell.trim() === "")) {
      if (cells.length > 1 && head !== null) emptyRows++;
      return;
    }
    if (head === null) {
      const columns = chooseColumns(cells, delimiter, row === 1 ? "header" : `header (row ${row})`, choice);
      head = { columns, begin: onHeader(columns) };
      return;
    }
    const { columns, begin } = head;
    if (isComment(cells, columns, body?.labels.width ?? columns.names.length)) {
      comments++;
      return;
    }
    rows++;
    if (rows < first || rows > last) return;
    taken++;
    if (body === null) {
      const labels = rowLabels(columns, header, cells);
      body = { labels, take: begin(labels, cells, rows) };
    }
    lastCells = cells;
    body.take(cells, row, rows);
  });

  if (head === null) {
    const skipped = "has nothing behind the lines that are passed over";
    const isSkipped = header.skipped > 0;
    const rule = isSkipped ? skipped : "is empty; the first line must name the columns";
    return refuseTable("top level", rule, { isOfHeader: isSkipped });
  }
  if (rows === 0) refuseTable("top level", "has a header and no rows");
  return { columns: head.columns, labels: body?.labels ?? null, rows, taken, comments, emptyRows, lastCells };
}

/** What Excel writes into a cell without a value. */
const excelError = /^#(?:n\/a|div\/0!|null!|ref!|value!|num!|name\?|spill!|calc!)$/i;

/** Whether a row is a comment: it begins with #, and cannot be one of the table's. */
function isComment(cells: readonly string[], { features, target, categories }: ChosenColumns, width: number): boolean {
  const first = cells[0].trim();
  if (!first.startsWith("#") || (cells.length === width && excelError.test(first))) return false;
  const isNumber = (features.includes(0) && !categories.has(0)) || target === 0;
  return cells.length !== width || isNumber;
}
