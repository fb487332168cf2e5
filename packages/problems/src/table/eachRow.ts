import Papa from "papaparse";
import type { Delimiter } from "./delimiters.ts";
import type { Text } from "./text.ts";

/** Told of a row's cells, and whether its quotes do not fit. */
type OnRow = (cells: readonly string[], isBroken: boolean) => void;

/**
 * The rows of a table by RFC 4180, whole lines of some parts of the text at a time, so that neither text nor rows stay. From where
 * quotes do not fit into such lines, as of a cell with a line end, or one that is broken, the rest is parsed at once.
 *
 * @param start - characters before the header
 */
export function eachRow(text: Text, start: number, delimiter: Delimiter, onRow: OnRow): void {
  let before = start;
  let open: string[] = [];
  let rest: string[] | null = null;
  for (const whole of text) {
    const part = plain(whole.slice(before));
    before = Math.max(0, before - whole.length);
    const end = part.lastIndexOf("\n");
    if (rest !== null) rest.push(part);
    else if (end < 0) open.push(part);
    else {
      const lines = [...open, part.slice(0, end)].join("");
      open = [part.slice(end + 1)];
      if (!eachOfLines(lines, delimiter, onRow)) rest = [lines, "\n", ...open];
    }
  }
  const last = (rest ?? open).join("");
  if (rest === null && eachOfLines(last, delimiter, onRow)) return;
  Papa.parse<string[]>(last, {
    delimiter,
    newline: "\n",
    step: ({ data, errors }) => onRow(data, errors.length > 0),
  });

  /** Tabs separate cells too where blanks do. */
  function plain(part: string): string {
    return delimiter === " " ? part.replaceAll("\t", " ") : part;
  }
}

/** False, and nothing told, if quotes do not fit. */
function eachOfLines(lines: string, delimiter: Delimiter, onRow: OnRow): boolean {
  if (!lines.includes('"')) {
    for (const line of lines.split("\n")) onRow(line.split(delimiter), false);
    return true;
  }
  const { data, errors } = Papa.parse<string[]>(lines, { delimiter, newline: "\n" });
  if (errors.length > 0) return false;
  for (const cells of data) onRow(cells, false);
  return true;
}
