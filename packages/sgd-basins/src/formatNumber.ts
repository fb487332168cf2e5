/** A number to six significant digits, without trailing zeros. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const digits = Math.abs(value) < 1e-3 ? value.toExponential(5) : value.toPrecision(6);
  const [mantissa, exponent] = digits.split("e");
  const short = mantissa?.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return exponent === undefined ? `${short}` : `${short}e${exponent.replace("+", "")}`;
}
