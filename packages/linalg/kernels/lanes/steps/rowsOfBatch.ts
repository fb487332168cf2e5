/** Row j of those that a batch's members have, some each: its address, where a row takes `row` bytes. */
export function rowAt(j: i32, rowsEach: i32, row: usize, entries: usize, members: usize): usize {
  const member = rowsEach === 1 ? j : j / rowsEach;
  const first = load<u32>(members + ((<usize>member) << 2)) * rowsEach;
  return entries + <usize>(first + j - member * rowsEach) * row;
}

/** How often it counts. */
export function timesOf(j: i32, rowsEach: i32, counts: usize): f64 {
  return f64.load(counts + ((<usize>(rowsEach === 1 ? j : j / rowsEach)) << 3));
}
