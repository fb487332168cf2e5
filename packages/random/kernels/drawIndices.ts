/**
 * Indices 0 … n − 1 without bias from words, as Lemire draws them; of a word with the lower half of the product below `rejected`
 * comes none.
 *
 * @returns how many indices were written; fewer than `count` where a word is rejected, which ends it
 */
export function drawColumns(words: usize, count: i32, n: i32, rejected: i32, out: usize): i32 {
  for (let i = 0; i < count; i++) {
    const product = <u64>load<u32>(words) * <u64>(<u32>n);
    if (<u32>product < <u32>rejected) return i;
    store<u32>(out, <u32>(product >> 32));
    words += 4;
    out += 4;
  }
  return count;
}

/**
 * Indices from pairs of words: a column as above, and whether it is kept. `table` holds a threshold and an alias a column. The
 * second word decides by chance alone, so that a branch on it would be mistaken half the time.
 *
 * @returns as above
 */
export function drawByAlias(words: usize, count: i32, n: i32, rejected: i32, table: usize, out: usize): i32 {
  for (let i = 0; i < count; i++) {
    const product = <u64>load<u32>(words) * <u64>(<u32>n);
    if (<u32>product < <u32>rejected) return i;
    const column = <u32>(product >> 32);
    const entry = table + ((<usize>column) << 3);
    store<u32>(out, select<u32>(column, load<u32>(entry, 4), load<u32>(words, 4) < load<u32>(entry)));
    words += 8;
    out += 4;
  }
  return count;
}
