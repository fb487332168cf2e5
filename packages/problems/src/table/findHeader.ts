/** Where a table begins, and what separates its cells. */
import Papa from "papaparse";
import { type Delimiter, delimiters } from "./delimiters.ts";
import { beginningOf, type Text } from "./text.ts";

interface HeaderPlace {
  /** Where its line begins in the text, behind a # if it stands in a comment. */
  readonly start: number;
  /** How many lines come before it, and how many of them are comments. */
  readonly linesBefore: number;
  readonly comments: number;
}

export interface Header extends HeaderPlace {
  /** How many of the lines before it are passed over because that is asked for. */
  readonly skipped: number;
  /** Whether a # before it was taken away. */
  readonly isComment: boolean;
  readonly delimiter: Delimiter;
  /** Whether the row below begins with a quote. */
  readonly quotesRows: boolean;
}

/** As far as is looked for a row's end. */
const LOOKED_AT = 2 ** 20;
/** Rows of which the widths are compared. */
const ROWS_COMPARED = 20;

interface HeaderChoice {
  readonly target: string;
  /** The delimiter, if it is known. */
  readonly delimiter?: Delimiter | undefined;
  /** Lines that are passed over first. */
  readonly skip?: number | undefined;
}

/** {@link findHeader} of a text that may be large. */
export function findHeaderOf(text: Text, choice: HeaderChoice): Header {
  const beginning = beginningOf(text, 2 * LOOKED_AT);
  const header = findHeader(beginning, choice);
  // Where comments leave too little behind them, what they end is looked for in all of the text.
  const isEnough = beginning.length < 2 * LOOKED_AT || beginning.length - header.start > LOOKED_AT;
  return isEnough ? header : findHeader(beginningOf(text), choice);
}

/**
 * Finds the header of a CSV, and the delimiter: the one under which a cell of the header is the target. That is no guess,
 * as what frequencies or equal widths give is (decimal commas mislead both): under two delimiters the same name is hardly ever a
 * whole cell. Blanks must split all rows alike too, because names may have them. Where nothing gives the target, the delimiter
 * that splits the first rows alike, into the most cells, is for the message about that.
 *
 * Lines that begin with # are passed over, unless the last of them is the header, as NumPy writes it, or the first, whose names
 * may begin with one; so is `sep=;`, by which Excel names the delimiter.
 *
 * @param text - with line ends \n, without byte order mark
 */
function findHeader(text: string, { target, delimiter: given, skip = 0 }: HeaderChoice): Header {
  let start = 0;
  let linesBefore = 0;
  for (; linesBefore < skip && start < text.length; linesBefore++) start += lineAt(text, start).length + 1;
  const skipped = linesBefore;
  let comments = 0;
  let named = given;
  let [firstComment, lastComment]: (HeaderPlace | null)[] = [null, null];
  for (;;) {
    const line = lineAt(text, start);
    const separator = linesBefore === 0 ? /^sep=([,;\t|])$/i.exec(line)?.[1] : undefined;
    if (line.startsWith("#")) {
      lastComment = { start, linesBefore, comments };
      firstComment ??= lastComment;
      comments++;
    } else if (separator !== undefined) named ??= delimiters.find((one) => one === separator);
    else if (line.trim() !== "") break;
    if (start + line.length >= text.length) break;
    start += line.length + 1;
    linesBefore++;
  }
  const candidates = named === undefined ? delimiters : [named];
  const found = (place: HeaderPlace, from: number, delimiter: Delimiter): Header => {
    const isComment = from > place.start;
    return { ...place, start: from, isComment, skipped, delimiter, quotesRows: /^[^\n]*\n+"/.test(text.slice(from)) };
  };
  const here = { start, linesBefore, comments };
  const plain = candidates.find((delimiter) => holds(text, start, delimiter, target));
  if (plain !== undefined) return found(here, start, plain);
  for (const comment of [lastComment, firstComment]) {
    if (comment === null) continue;
    // NumPy puts a # and a blank before the names; a # alone may be part of one.
    const [mark = ""] = /^#\s*/.exec(lineAt(text, comment.start)) ?? [];
    const places = [comment.start, comment.start + mark.length];
    for (const from of mark === "#" ? places : places.toReversed()) {
      const within = candidates.find((delimiter) => holds(text, from, delimiter, target));
      if (within !== undefined) return found(comment, from, within);
    }
  }
  return found(here, start, named ?? likeliest(text, start));
}

/** The text from a place on, in which tabs separate cells too where blanks do. */
function textFrom(text: string, start: number, delimiter: Delimiter): string {
  const part = text.slice(start, start + LOOKED_AT);
  return delimiter === " " ? part.replaceAll("\t", " ") : part;
}

/** A row's cells; blanks between two may be several. */
export function cellsOf(row: readonly string[], delimiter: Delimiter): readonly string[] {
  return delimiter === " " ? row.filter((cell) => cell !== "") : row;
}

export function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}

export function holds(text: string, start: number, delimiter: Delimiter, target: string): boolean {
  const [header = [], ...rows] = firstRows(text, start, delimiter);
  if (!header.some((name) => name.trim() === target)) return false;
  if (delimiter !== " ") return true;
  const [extra = 0, ...others] = rows.flatMap((row) => (row[0]?.startsWith("#") ? [] : [row.length - header.length]));
  return header.length > 1 && (extra === 0 || extra === 1) && others.every((other) => other === extra);
}

/** What splits the first rows into equally many cells, and into the most; commas if nothing does. */
function likeliest(text: string, start: number): Delimiter {
  let best: Delimiter = ",";
  let most = 1;
  for (const delimiter of delimiters) {
    const rows = firstRows(text, start, delimiter);
    const width = rows[0]?.length ?? 0;
    if (width > most && rows.every((row) => row.length === width)) [best, most] = [delimiter, width];
  }
  return best;
}

/** Rows that are not empty, down to one whose quotes do not fit. */
export function firstRows(text: string, start: number, delimiter: Delimiter): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  Papa.parse<string[]>(textFrom(text, start, delimiter), {
    delimiter,
    newline: "\n",
    preview: ROWS_COMPARED,
    step({ data, errors }, parser) {
      if (errors.length > 0) parser.abort();
      else if (data.some((cell) => cell.trim() !== "")) rows.push(cellsOf(data, delimiter));
    },
  });
  // The last one may have been cut.
  return text.length - start > LOOKED_AT && rows.length > 1 ? rows.slice(0, -1) : rows;
}
