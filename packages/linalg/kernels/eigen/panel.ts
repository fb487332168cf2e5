/**
 * Panels of the transposed eigenvector matrix: panel p holds columns 8p … 8p + 7 of the n×n matrix, 64 bytes a row, so
 * that a panel is contiguous, aligned with the cache lines, and stays in the first-level cache while everything that
 * acts on rows is applied to it. Columns that the last panel lacks are zeros.
 */

/** Columns of a panel. */
export const WIDTH: i32 = 8;

/** Bytes of a row of a panel, as a shift. */
export const ROW_SHIFT: usize = 6;

export function panelBytes(n: i32): usize {
  return (<usize>n) << ROW_SHIFT;
}

export function panelCount(n: i32): i32 {
  return (n + WIDTH - 1) / WIDTH;
}
