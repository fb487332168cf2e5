/** Text for people: numbers and tables. */

/** A number to six significant digits, without trailing zeros. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const digits = Math.abs(value) < 1e-3 ? value.toExponential(5) : value.toPrecision(6);
  const [mantissa, exponent] = digits.split("e");
  const short = mantissa?.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return exponent === undefined ? `${short}` : `${short}e${exponent.replace("+", "")}`;
}

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
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    row
      .map((text, c) => (left.includes(c) ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
