/** The cells of a table as numbers. */
import type { Delimiter } from "./delimiters.ts";
import { missingRule, missingValues } from "./missing.ts";
import { commaOf, type DecimalComma, type NumberFormat, numberReader } from "./numbers.ts";
import { ruleOfText } from "./textCells.ts";
import { refuseTable, type TroubleCell } from "./trouble.ts";

/** What is known of a table's cells before they are read. */
export interface CellRules {
  readonly delimiter: Delimiter;
  readonly format: NumberFormat;
  /** The cell by which a decimal comma was found. */
  readonly commaFound: DecimalComma | null;
  /** Told, instead of a refusal, of the first cell whose comma must be a decimal one; null where commas are known not to be. */
  readonly onDecimalComma: ((comma: DecimalComma) => never) | null;
  readonly missing: "refuse" | "drop";
  readonly missingValues: readonly string[];
}

export interface CellReader {
  /** The number in a column's cell; NaN if it is missing. */
  readonly number: (cell: string, row: number, column: number) => number;
  /** The number of its category, in order of appearance; NaN if it is missing. */
  readonly category: (cell: string, row: number, column: number) => number;
  /** Whether it holds neither a number nor a digit, and is not missing. */
  readonly isWord: (cell: string) => boolean;
  /** How many cells were missing, by column. */
  readonly lacking: ReadonlyMap<number, number>;
  /** The numbers of categories, by column. */
  readonly categories: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** Categories that a column may have. */
export const MOST_CATEGORIES = 256;

/**
 * @param names - of the columns
 * @param target - the position of the one that is to be predicted
 */
export function cellReader(
  names: readonly string[],
  target: number,
  { delimiter, format, commaFound, onDecimalComma, missing, missingValues: further }: CellRules,
): CellReader {
  const readNumber = numberReader(format);
  const { isMissing, isMissingCategory } = missingValues(further);
  const lacking = new Map<number, number>();
  const categories = new Map<number, Map<string, number>>();
  const placeOf = (row: number, column: number): string => `row ${row}, column ${JSON.stringify(names[column])}`;
  const cellOf = (content: string, column: number, lacks: boolean): TroubleCell => ({
    content: content.trim(),
    column: names[column],
    isTarget: column === target,
    isMissing: lacks,
  });
  const lack = (cell: string, row: number, column: number): number => {
    if (missing === "refuse")
      refuseTable(placeOf(row, column), missingRule(cell), { cell: cellOf(cell, column, true) });
    lacking.set(column, (lacking.get(column) ?? 0) + 1);
    return Number.NaN;
  };
  return {
    lacking,
    categories,
    isWord: (cell) => Number.isNaN(readNumber(cell)) && !isMissing(cell, Number.NaN) && !/\d/.test(cell),
    number(cell, row, column) {
      const value = readNumber(cell);
      if (isMissing(cell, value)) return lack(cell, row, column);
      if (!Number.isNaN(value)) return value;
      const comma = onDecimalComma === null ? null : commaOf(cell, format.thousands);
      if (comma === "decimal" || (comma !== null && delimiter === ";")) onDecimalComma?.({ cell: cell.trim(), row });
      const rule = ruleOfText(cell, { delimiter, format, commaFound });
      const advice = rule.startsWith("is ") ? { advice: "write them alike" } : {};
      return refuseTable(placeOf(row, column), rule, { ...advice, cell: cellOf(cell, column, false) });
    },
    category(cell, row, column) {
      if (isMissingCategory(cell)) return lack(cell, row, column);
      const known = categories.get(column) ?? new Map<string, number>();
      categories.set(column, known);
      const name = cell.trim();
      const number = known.get(name) ?? known.size;
      if (number >= MOST_CATEGORIES) {
        const rule = `--one-hot takes at most ${MOST_CATEGORIES} different values, and there are more`;
        refuseTable(placeOf(row, column), `${rule}; name it with --drop in place of --one-hot`);
      }
      known.set(name, number);
      return number;
    },
  };
}
