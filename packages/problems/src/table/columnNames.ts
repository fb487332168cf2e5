import { previewTable } from "./previewTable.ts";
import { beginningOf, type Text } from "./text.ts";

/** The names of a table's columns, by the delimiter that splits its first rows alike: no choice says yet which it must have. None of what is no table. */
export function columnNames(text: Text): string[] {
  // Of JSON, HTML and XML the beginning may pass for names.
  if (/^\s*[{[<]/.test(beginningOf(text, 1))) return [];
  return previewTable(text).map(({ name }) => name);
}
