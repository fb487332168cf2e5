import Papa from "papaparse";
import { ProblemFileError } from "../problemFileError.ts";
import { uniformWeights } from "../weights.ts";
import type { LeastSquaresParameters } from "./parameters.ts";

export interface ColumnChoice {
  /** The column to be predicted, y. */
  readonly target: string;
  /** Columns that are not used. */
  readonly drop?: readonly string[] | undefined;
}

/** Contents that stand for a missing value in data that people publish. */
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-", "."]);

/**
 * Reads a CSV with a header line as least squares: the target is y, every other column that is not dropped is one of x, and
 * every row is a component of weight 1/N. No intercept is added: a constant column acts as one.
 *
 * RFC 4180 (quotes, commas and line breaks within them), with a byte order mark, any line ending, blank lines and blanks
 * around a number allowed. Every used cell must hold a finite decimal number. Rows are numbered as a spreadsheet does: the
 * header is row 1.
 *
 * @param text - the file's content
 * @param file - its path, for messages
 * @throws ProblemFileError naming the file, the row and column, and the rule it breaks
 */
export function readLeastSquares(text: string, file: string, choice: ColumnChoice): LeastSquaresParameters {
  const refuse = (place: string, rule: string): never => {
    throw new ProblemFileError(file, place, rule);
  };
  let row = 0;
  let header: Header | null = null;
  let rows = new Float64Array(0);
  let targets = new Float64Array(0);
  let count = 0;
  const unified = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  Papa.parse<string[]>(unified, {
    delimiter: ",",
    newline: "\n",
    step({ data: cells, errors }) {
      row++;
      if (errors.length > 0)
        refuse(`row ${row}`, "a quoted cell is not closed, or something follows its closing quote");
      if (cells.length === 1 && cells[0].trim() === "") return;
      if (header === null) {
        header = readHeader(cells, row, choice, refuse);
        // As large as it can become: arrays that grow leave their smaller selves behind, which weighs with large data.
        const most = mostRows(unified, header);
        rows = new Float64Array(most * header.features.length);
        targets = new Float64Array(most);
        return;
      }
      const { names, features, target } = header;
      if (cells.length !== names.length) {
        const plural = cells.length === 1 ? "" : "s";
        refuse(`row ${row}`, `has ${cells.length} cell${plural}, but the header has ${names.length}`);
      }
      const d = features.length;
      for (let j = 0; j < d; j++) rows[count * d + j] = readNumber(cells[features[j]], row, names[features[j]], refuse);
      targets[count] = readNumber(cells[target], row, names[target], refuse);
      count++;
    },
  });
  return finish(header, rows, targets, count, refuse);
}

type Refuse = (place: string, rule: string) => never;

interface Header {
  readonly names: readonly string[];
  /** Positions of the columns of x, and of y. */
  readonly features: readonly number[];
  readonly target: number;
}

function readHeader(
  cells: readonly string[],
  row: number,
  { target, drop = [] }: ColumnChoice,
  refuse: Refuse,
): Header {
  const names = cells.map((name) => name.trim());
  const place = row === 1 ? "header" : `header (row ${row})`;
  for (const name of [target, ...drop]) {
    const found = names.filter((other) => other === name).length;
    if (found === 0) refuse(place, `has no column ${JSON.stringify(name)}; it has ${list(names)}`);
    if (found > 1) refuse(place, `has ${found} columns named ${JSON.stringify(name)}`);
  }
  if (drop.includes(target)) refuse(place, `the target ${JSON.stringify(target)} is dropped`);
  const features = names.flatMap((name, at) => (name === target || drop.includes(name) ? [] : [at]));
  const nameless = features.find((at) => names[at] === "");
  if (nameless !== undefined) refuse(place, `column ${nameless + 1} has no name`);
  const seen = new Set<string>();
  for (const at of features) {
    if (seen.has(names[at])) refuse(place, `has more than one column named ${JSON.stringify(names[at])}`);
    seen.add(names[at]);
  }
  if (features.length === 0) refuse(place, "has no column beside the target");
  return { names, features, target: names.indexOf(target) };
}

/** Names for a message; not all of hundreds. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => JSON.stringify(name));
  return `${shown.join(", ")}${names.length > shown.length ? `, … (${names.length})` : ""}`;
}

function readNumber(cell: string, row: number, column: string, refuse: Refuse): number {
  const value = Number(cell);
  // Number reads a blank as 0, and 0x10, 0b10 and 0o10 as integers.
  const second = cell.charCodeAt(1) | 32;
  const suspect = value === 0 || cell.charCodeAt(0) <= 32 || second === 0x78 || second === 0x62 || second === 0x6f;
  if (Number.isFinite(value) && !(suspect && !isDecimal(cell))) return value;
  const place = `row ${row}, column ${JSON.stringify(column)}`;
  const content = cell.trim();
  if (MISSING.has(content.toLowerCase())) {
    return refuse(place, content === "" ? "is empty; a value is missing" : `is ${content}; a value is missing`);
  }
  const shown = JSON.stringify(content.length > 40 ? `${content.slice(0, 40)}…` : content);
  const infinite = isDecimal(cell) || /^[+-]?inf(inity)?$/i.test(content);
  return refuse(place, infinite ? `must be a finite number, is ${shown}` : `must be a number, is ${shown}`);
}

function isDecimal(cell: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell);
}

/** No more rows than line breaks can divide, nor than have room: a used cell is not empty, and each ends with a character. */
function mostRows(text: string, { names, features }: Header): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return Math.min(lines, Math.ceil((text.length + 1) / (names.length + features.length + 1)));
}

function finish(
  header: Header | null,
  rows: Float64Array,
  targets: Float64Array,
  count: number,
  refuse: Refuse,
): LeastSquaresParameters {
  if (header === null) return refuse("top level", "is empty; the first line must name the columns");
  if (count === 0) return refuse("top level", "has a header and no rows");
  const dimension = header.features.length;
  const data = rows.subarray(0, count * dimension);
  if (data.every((entry) => entry === 0)) refuse("top level", "every column beside the target is zero");
  return {
    dimension,
    weights: uniformWeights(count),
    rows: data,
    targets: targets.subarray(0, count),
    columns: header.features.map((at) => header.names[at]),
  };
}
