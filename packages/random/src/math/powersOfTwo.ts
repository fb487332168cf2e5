let table: Float64Array | null = null;

/**
 * Entry k + 1074 is 2^k, exactly, for −1074 ≤ k ≤ 1023 (and ∞ after them): a table, because `2 ** k` is engine-defined; made when
 * it is first asked for, since importing allocates nothing.
 */
export function powersOfTwo(): Float64Array {
  table ??= tabulate();
  return table;
}

function tabulate(): Float64Array {
  const powers = new Float64Array(2099);
  powers[1074] = 1;
  for (let i = 1075; i < 2098; i++) powers[i] = 2 * powers[i - 1];
  for (let i = 1073; i >= 0; i--) powers[i] = powers[i + 1] / 2;
  powers[2098] = Number.POSITIVE_INFINITY;
  return powers;
}
