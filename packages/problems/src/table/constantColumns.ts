import type { ColumnSource } from "./assembleRows.ts";
import type { Step } from "./steps.ts";

/**
 * Columns of the file that have one number in every row, and are none of ones that serve as the intercept.
 *
 * @param rows - N×d, row by row; of a single row every column would be one
 */
export function constantColumns(
  rows: Float64Array,
  names: readonly string[],
  sources: readonly ColumnSource[],
  { intercept, standardize }: { readonly intercept: boolean; readonly standardize: boolean },
): Step[] {
  const d = names.length;
  if (rows.length <= d) return [];
  return sources.flatMap(({ from }, j): Step[] => {
    if (from !== "numbers" || !isConstantColumn(rows, d, j)) return [];
    const value = rows[j];
    // As 1, which standardising makes of it, it is an intercept.
    if (!intercept && (value === 1 || (standardize && value !== 0))) return [];
    return [{ step: "constant", column: names[j], value, intercept }];
  });
}

/** Whether column j of rows of d numbers has one number in every row. */
export function isConstantColumn(rows: Float64Array, d: number, j: number): boolean {
  for (let e = j; e < rows.length; e += d) if (rows[e] !== rows[j]) return false;
  return true;
}
