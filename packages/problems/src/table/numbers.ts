/** Numbers as people write them. */

export const decimals = [".", ","] as const;
export type Decimal = (typeof decimals)[number];
export const thousandsSeparators = [",", ".", "'", " "] as const;
export type ThousandsSeparator = (typeof thousandsSeparators)[number];

export interface NumberFormat {
  readonly decimal: Decimal;
  readonly thousands: ThousandsSeparator | null;
}

/** Reads a cell: a finite number, or NaN. */
export type ReadNumber = (cell: string) => number;

/** What a separator may look like. */
const looks: Readonly<Record<ThousandsSeparator, string>> = {
  ",": ",",
  ".": "\\.",
  "'": "['\u2019]",
  " ": "[ \\u00a0\\u2009\\u202f]",
};

/** How to read numbers of that format: every separator of thousands stands before three digits. */
export function numberReader({ decimal, thousands }: NumberFormat): ReadNumber {
  if (decimal === "." && thousands === null) return readPlain;
  const groups = thousands === null ? "" : `\\d{1,3}(?:${looks[thousands]}\\d{3})+|`;
  const separators = thousands === null ? null : new RegExp(looks[thousands], "g");
  const shape = new RegExp(`^[+-]?(?:${groups}\\d*)(?:${decimal === "," ? "," : "\\."}\\d*)?(?:e[+-]?\\d+)?$`, "i");
  return (cell) => {
    const content = cell.trim();
    if (!shape.test(content)) return Number.NaN;
    const whole = separators === null ? content : content.replaceAll(separators, "");
    return readPlain(decimal === "," ? whole.replace(",", ".") : whole);
  };
}

function readPlain(cell: string): number {
  const value = Number(cell);
  // Number reads a blank as 0, and 0x10, 0b10 and 0o10 as integers.
  const second = cell.charCodeAt(1) | 32;
  const suspect = value === 0 || cell.charCodeAt(0) <= 32 || second === 0x78 || second === 0x62 || second === 0x6f;
  return Number.isFinite(value) && !(suspect && !isDecimal(cell)) ? value : Number.NaN;
}

export function isDecimal(cell: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell);
}

/** Whether a cell would be a number if its comma were a decimal one, and what else the comma may be. */
export function commaOf(cell: string, thousands: ThousandsSeparator | null): "decimal" | "decimal or thousands" | null {
  const content = cell.trim();
  if (thousands === null && /^[+-]?\d{1,3}(,\d{3})+$/.test(content)) return "decimal or thousands";
  if (thousands === "," || !content.includes(",")) return null;
  return Number.isNaN(numberReader({ decimal: ",", thousands })(content)) ? null : "decimal";
}

/** A cell whose comma is a decimal one. */
export interface DecimalComma {
  readonly cell: string;
  readonly row: number;
}
