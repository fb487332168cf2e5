/** Rows at either end of a table that are none of its data: a second line of names, units, a footer. */
import type { ColumnSurvey, Some, Survey } from "./surveyTable.ts";
import { isWritten } from "./textCells.ts";

/** So many at most at an end. */
const MOST_ASIDE = 3;

export interface RowsAside {
  /** The first and the last row that are data. */
  readonly start: number;
  readonly end: number;
  /** How many before and behind these are none. */
  readonly before: number;
  readonly behind: number;
  /** Of which columns the texts stand in rows that are none. */
  readonly columns: ReadonlySet<ColumnSurvey>;
}

/** Null where no rows seem to be aside. */
export function rowsAside({ columns, regular, ragged }: Survey): RowsAside | null {
  const [first, last] = [Math.min(regular.first, ragged.first), Math.max(regular.last, ragged.last)];
  const within: Span[] = [];
  const explained = new Set<ColumnSurvey>();
  for (const column of columns) {
    const span = spanOf(column.texts, column.numbers, first, last);
    // A number that is written in another way is data.
    if (span === null || [...column.contents].some(isWritten)) continue;
    explained.add(column);
    within.push(span);
  }
  const even = spanOf(ragged, regular, first, last);
  if (even !== null && regular.count > ragged.count) within.push(even);
  const start = Math.max(first, ...within.map((span) => span.start));
  const end = Math.min(last, ...within.map((span) => span.end));
  const [before, behind] = [start - first, last - end];
  if (before + behind === 0 || before + behind > end - start + 1) return null;
  return { start, end, before, behind, columns: explained };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rows in which something is right, where all that is wrong stands in a few rows at either end; null where it does not. */
function spanOf(wrong: Some, right: Some, first: number, last: number): Span | null {
  if (wrong.count === 0 || right.count === 0) return null;
  const [head, tail] = [right.first - first, last - right.last];
  if (head > MOST_ASIDE || tail > MOST_ASIDE || wrong.count > head + tail) return null;
  if (wrong.last < right.first) return { start: wrong.last + 1, end: last };
  if (wrong.first > right.last) return { start: first, end: wrong.first - 1 };
  return { start: right.first, end: right.last };
}
