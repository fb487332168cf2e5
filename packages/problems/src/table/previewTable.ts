/** What a table's first rows show before a choice is made of its columns. */
import { findHeaderOf, firstRows } from "./findHeader.ts";
import { missingValues } from "./missing.ts";
import { commaOf, numberReader } from "./numbers.ts";
import { beginningOf, type Text } from "./text.ts";

/** Characters in which the first rows end. */
const ENOUGH = 2 ** 21;

export interface ColumnPreview {
  readonly name: string;
  /** Of the first rows: whether all are numbers, and whether they differ. */
  readonly isNumber: boolean;
  readonly varies: boolean;
}

/**
 * The columns that a table's header names, with what its first rows hold there; by the delimiter that splits these alike, since
 * no choice says yet which it must have. A column without a name is left out.
 */
export function previewTable(text: Text): ColumnPreview[] {
  // No name has a line end within it: the header must be found without a target.
  const { start, delimiter } = findHeaderOf(text, { target: "\n" });
  const [names = [], ...rows] = firstRows(beginningOf(text, start + ENOUGH), start, delimiter);
  const readNumber = numberReader({ decimal: ".", thousands: null });
  const { isMissing } = missingValues([]);
  // Names of the rows may stand before their cells, for which the header has no place.
  const shift = rows.length > 0 && rows.every((row) => row.length === names.length + 1) ? 1 : 0;
  return names.flatMap((cell, at) => {
    const name = cell.trim();
    if (name === "") return [];
    const cells = rows
      .map((row) => (row[at + shift] ?? "").trim())
      .filter((content) => !isMissing(content, Number.NaN));
    const isNumber = cells.every((content) => !Number.isNaN(readNumber(content)) || commaOf(content, null) !== null);
    return [{ name, isNumber, varies: new Set(cells).size > 1 }];
  });
}
