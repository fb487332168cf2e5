/**
 * Constants of the hot loops in memory: a load that fills both lanes is one instruction, where V8 assembles a constant
 * vector from two integers each time round.
 */

/** Both lanes of entry `index` of a table of doubles. */
export function entry(table: usize, index: usize): v128 {
  return v128.load64_splat(table + (index << 3));
}

/** constant + x · rest, each operation rounded; the constant is entry `index`. */
export function plusEntry(table: usize, index: usize, x: v128, rest: v128): v128 {
  return f64x2.add(entry(table, index), f64x2.mul(x, rest));
}

/** constant + x · slope, entries `index` and `index` + 1. */
export function lineOfEntries(table: usize, index: usize, x: v128): v128 {
  return f64x2.add(entry(table, index), f64x2.mul(x, entry(table, index + 1)));
}
