import { otherText } from "./otherTexts.ts";
import { previewTable } from "./previewTable.ts";
import type { Text } from "./text.ts";

/**
 * The names of a table's columns, by the delimiter that splits its first rows alike: no choice says yet which it must have. Of
 * what is no table none, though its beginning may pass for names.
 */
export function columnNames(text: Text): string[] {
  if (otherText(text) !== null) return [];
  return previewTable(text).map(({ name }) => name);
}
