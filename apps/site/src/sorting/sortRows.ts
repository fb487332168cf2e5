/** Order of a table's rows by one column. */

/**
 * The positions of keys in ascending or descending order: numbers by value, other keys by their text, equal keys in the
 * order in which they stand, and empty ones last either way.
 */
export function sortRows(keys: readonly string[], direction: "ascending" | "descending"): number[] {
  const numeric = keys.every((key) => key === "" || Number.isFinite(Number(key)));
  const compare = (a: string, b: string): number => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
  const sign = direction === "ascending" ? 1 : -1;
  return keys
    .map((_, i) => i)
    .sort((i, j) => {
      const [a, b] = [keys[i]!, keys[j]!];
      if (a === "" || b === "") return Number(a === "") - Number(b === "");
      return sign * compare(a, b);
    });
}
