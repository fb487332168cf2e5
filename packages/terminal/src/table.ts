/**
 * Lines of a table with aligned columns, two spaces apart.
 *
 * @param left - the columns that are aligned left; the others are aligned right
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string[] {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
  return [head, ...rows].map((row) =>
    row
      .map((text, c) => (left.includes(c) ? text.padEnd(widths[c]) : text.padStart(widths[c])))
      .join("  ")
      .trimEnd(),
  );
}
