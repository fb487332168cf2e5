/** A header that stands below a title, or has another delimiter than is said. */
import { type Delimiter, delimiterNames, delimiters } from "./delimiters.ts";
import { firstRows, holds, lineAt } from "./findHeader.ts";
import type { Found } from "./findRemedy.ts";
import { isDecimal } from "./numbers.ts";
import type { TableChoice } from "./readTable.ts";
import { beginningOf, type Text } from "./text.ts";
import { isWritten } from "./textCells.ts";

/** As far as a title goes. */
const MOST_LINES = 30;
const ENOUGH = 2 ** 20;

/**
 * The lines to be passed over until one has the target among its cells, where those before have other numbers of cells: what has
 * as many is the header, and the target is but a cell of a row, unless that line holds no number and the target's column does below.
 * Or fewer lines than are passed over; or the delimiter that splits the header so.
 */
export function findTitle(
  text: Text,
  { target, delimiter, skip = 0 }: TableChoice,
): Pick<Found, "remedy" | "told"> | null {
  const beginning = beginningOf(text, ENOUGH);
  const given: readonly Delimiter[] = delimiter === undefined ? delimiters : [delimiter];
  let start = 0;
  const lines: string[] = [];
  while (lines.length <= MOST_LINES && start < beginning.length) {
    const line = lineAt(beginning, start);
    for (const one of lines.length > skip ? given : []) {
      const width = filled(line, one);
      if (width === 0 || !holds(beginning, start, one, target)) continue;
      const isAlike = lines.slice(skip).some((before) => filled(before, one) === width);
      if (isAlike && !namesNumbers(beginning, start, one, target)) return null;
      const told = { what: "header", text: `it stands in line ${lines.length + 1}` } as const;
      return { remedy: { skip: lines.length }, told: [told] };
    }
    lines.push(line);
    start += line.length + 1;
  }
  const passed = lineWithin(beginning, lines.slice(0, skip), given, target);
  if (passed !== null) {
    const told = {
      what: "header",
      text: `line ${passed + 1} names the column ${JSON.stringify(target)}, and is passed over`,
    } as const;
    return { remedy: { skip: passed }, told: [told] };
  }
  const from = lines.slice(0, skip).reduce((sum, line) => sum + line.length + 1, 0);
  const other = delimiter === undefined ? undefined : delimiters.find((one) => holds(beginning, from, one, target));
  if (other === undefined) return null;
  return {
    remedy: { delimiter: other },
    told: [{ what: "header", text: `it has one separated by ${delimiterNames[other]}` }],
  };
}

/** The first of some lines that has the target among its cells; null if none has. */
function lineWithin(
  text: string,
  lines: readonly string[],
  given: readonly Delimiter[],
  target: string,
): number | null {
  let start = 0;
  for (const [at, line] of lines.entries()) {
    if (given.some((one) => holds(text, start, one, target))) return at;
    start += line.length + 1;
  }
  return null;
}

/** Whether a line holds no number, and a row that follows one below the target. */
function namesNumbers(text: string, start: number, delimiter: Delimiter, target: string): boolean {
  const [names = [], ...rows] = firstRows(text, start, delimiter);
  const at = names.findIndex((name) => name.trim() === target);
  return !names.some(isDecimal) && rows.some((row) => isWritten(row[at] ?? ""));
}

/** How many cells of a line are not empty. */
function filled(line: string, delimiter: Delimiter): number {
  const [cells = []] = firstRows(line, 0, delimiter);
  return cells.filter((cell) => cell.trim() !== "").length;
}
