/** What a column of the data becomes. */
export type ColumnSource =
  /** The numbers at a place of every row that was read. */
  | { readonly from: "numbers"; readonly at: number }
  /** 1 where the place holds that number of a category, else 0. */
  | { readonly from: "category"; readonly at: number; readonly category: number }
  | { readonly from: "ones" };

/**
 * Rows of other columns from rows that were read.
 *
 * @param read - n rows of `width` numbers
 */
export function assembleRows(
  read: Float64Array,
  width: number,
  n: number,
  columns: readonly ColumnSource[],
): Float64Array {
  const d = columns.length;
  const rows = new Float64Array(n * d);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) {
      rows[i * d + j] =
        column.from === "ones"
          ? 1
          : column.from === "numbers"
            ? read[i * width + column.at]
            : Number(read[i * width + column.at] === column.category);
    }
  });
  return rows;
}
