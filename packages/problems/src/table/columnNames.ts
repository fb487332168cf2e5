import { previewTable } from "./previewTable.ts";
import type { Text } from "./text.ts";

/** The names of a table's columns, by the delimiter that splits its first rows alike: no choice says yet which it must have. */
export function columnNames(text: Text): string[] {
  return previewTable(text).map(({ name }) => name);
}
