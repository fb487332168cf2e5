/** A header that stands below a title, or has another delimiter than is said. */
import { type Delimiter, delimiterNames, delimiters } from "./delimiters.ts";
import { firstRows, holds, lineAt } from "./findHeader.ts";
import type { Found } from "./findRemedy.ts";
import type { TableChoice } from "./readTable.ts";
import { beginningOf, type Text } from "./text.ts";

/** As far as a title goes. */
const MOST_LINES = 30;
const ENOUGH = 2 ** 20;

/**
 * The lines to be passed over until one has the target among its cells, where those before have other numbers of cells: what has
 * as many is the header, and the target is but a cell of a row. Or the delimiter that splits the header so.
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
      if (lines.slice(skip).some((before) => filled(before, one) === width)) return null;
      const told = { what: "header", text: `it stands in line ${lines.length + 1}` } as const;
      return { remedy: { skip: lines.length }, told: [told] };
    }
    lines.push(line);
    start += line.length + 1;
  }
  const from = lines.slice(0, skip).reduce((sum, line) => sum + line.length + 1, 0);
  const other = delimiter === undefined ? undefined : delimiters.find((one) => holds(beginning, from, one, target));
  if (other === undefined) return null;
  return {
    remedy: { delimiter: other },
    told: [{ what: "header", text: `it has one separated by ${delimiterNames[other]}` }],
  };
}

/** How many cells of a line are not empty. */
function filled(line: string, delimiter: Delimiter): number {
  const [cells = []] = firstRows(line, 0, delimiter);
  return cells.filter((cell) => cell.trim() !== "").length;
}
