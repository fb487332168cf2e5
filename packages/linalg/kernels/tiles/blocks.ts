/** Sizes of cache blocks, all of them multiples of four. */

/** Of the inner index: a panel is 8 KB, and a few lie in the first-level cache. */
export const INNER: i32 = 256;
/** Of the rows of the left factor: with INNER, 256 KB in the second-level cache. */
export const ROWS: i32 = 128;
/** Of the columns of the right factor: bounds the scratch. */
export const COLUMNS: i32 = 1024;
