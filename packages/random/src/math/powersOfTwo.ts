function tabulate(): Float64Array {
  const table = new Float64Array(2099);
  table[1074] = 1;
  for (let i = 1075; i < 2098; i++) table[i] = 2 * table[i - 1];
  for (let i = 1073; i >= 0; i--) table[i] = table[i + 1] / 2;
  table[2098] = Number.POSITIVE_INFINITY;
  return table;
}

/** Entry k + 1074 is 2^k, exactly, for −1074 ≤ k ≤ 1023 (and ∞ after them): a table, because `2 ** k` is engine-defined. */
export const powersOfTwo: Float64Array = tabulate();
