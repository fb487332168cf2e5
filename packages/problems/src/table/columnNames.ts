import { findHeader, firstRows } from "./findHeader.ts";

/** The names of a table's columns, by the delimiter that splits its first rows alike: no choice says yet which it must have. */
export function columnNames(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  // No name has a line end within it: the header must be found without the target.
  const { start, delimiter } = findHeader(lines, "\n", undefined);
  const [names = []] = firstRows(lines, start, delimiter);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}
