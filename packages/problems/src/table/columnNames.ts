import { findHeaderOf, firstRows } from "./findHeader.ts";
import { beginningOf, type Text } from "./text.ts";

/** The names of a table's columns, by the delimiter that splits its first rows alike: no choice says yet which it must have. */
export function columnNames(text: Text): string[] {
  // No name has a line end within it: the header must be found without the target.
  const { start, delimiter } = findHeaderOf(text, "\n", undefined);
  const [names = []] = firstRows(beginningOf(text), start, delimiter);
  return names.map((name) => name.trim()).filter((name) => name !== "");
}
