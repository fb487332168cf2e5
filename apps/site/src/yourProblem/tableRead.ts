/** How a table was read: what a reader who pastes one without names, or with words in it, has to know. */
import type { UserProblem } from "sgd-basins/page";
import { counted, formatCount } from "../text/numbers.ts";
import type { TableRead } from "./messages.ts";

/** Of many names a line shows so many. */
const MOST_SHOWN = 6;

export function tableRead({ problem: { components }, form: { preparation } }: UserProblem): TableRead {
  const missing = preparation.reduce((rows, step) => rows + (step.step === "drop-missing" ? step.rows : 0), 0);
  return {
    rows: components,
    of: components + missing,
    numbers: preparation.flatMap((step) => (step.step === "names-are-numbers" ? step.names : [])),
  };
}

export function listNames(names: readonly string[]): string {
  const more = names.length - MOST_SHOWN;
  return [...names.slice(0, MOST_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

/** With a warning where names are numbers. */
export function describeRead({ rows, of, numbers }: TableRead): string {
  const taken = `read ${rows === of ? "" : `${formatCount(rows)} of `}${counted(of, "row")}`;
  if (numbers.length === 0) return taken;
  return `${taken}; the first line was taken for names: ${listNames(numbers)}; if it is data, put a line of names above it`;
}
