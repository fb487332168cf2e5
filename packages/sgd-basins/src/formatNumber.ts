const DIGITS = 6;
/** What tells two doubles apart. */
const MOST_DIGITS = 17;

/** A number to six significant digits, without trailing zeros. */
export function formatNumber(value: number): string {
  return formatTo(DIGITS, value);
}

/** The ends of an interval, with as many more digits as tell them apart. */
export function formatInterval(low: number, high: number): readonly [low: string, high: string] {
  for (let digits = DIGITS; ; digits++) {
    const ends = [formatTo(digits, low), formatTo(digits, high)] as const;
    if (ends[0] !== ends[1] || digits === MOST_DIGITS) return ends;
  }
}

function formatTo(most: number, value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const digits = Math.abs(value) < 1e-3 ? value.toExponential(most - 1) : value.toPrecision(most);
  const [mantissa, exponent] = digits.split("e");
  const short = mantissa?.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return exponent === undefined ? `${short}` : `${short}e${exponent.replace("+", "")}`;
}
