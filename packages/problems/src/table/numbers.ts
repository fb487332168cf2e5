/** Numbers as people write them, and what is said of cells that hold none. */
import { type Delimiter, delimiterNames } from "./delimiters.ts";

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

function isDecimal(cell: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell);
}

/** Whether a cell would be a number if its comma were a decimal one, and what else the comma may be. */
export function commaOf(cell: string): "decimal" | "decimal or thousands" | null {
  const content = cell.trim();
  if (/^[+-]?\d{1,3}(,\d{3})+$/.test(content)) return "decimal or thousands";
  return /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i.test(content) ? "decimal" : null;
}

/** A cell whose comma is a decimal one. */
export interface DecimalComma {
  readonly cell: string;
  readonly row: number;
}

/** What a column is used for, and how. */
interface CellContext {
  readonly column: string;
  readonly isTarget: boolean;
  readonly delimiter: Delimiter;
  readonly format: NumberFormat;
  /** The cell by which a decimal comma was found. */
  readonly commaFound: DecimalComma | null;
}

/** The rule that a cell breaks which is neither a number nor missing, and a way out. */
export function notANumber(cell: string, context: CellContext): string {
  const content = cell.trim();
  const shown = JSON.stringify(content.length > 40 ? `${content.slice(0, 40)}…` : content);
  if (isDecimal(cell) && context.format.decimal === ",") {
    const { commaFound } = context;
    const why = commaFound === null ? "" : `, as ${JSON.stringify(commaFound.cell)} in row ${commaFound.row} has`;
    const other = "say --decimal . if commas are none, or --thousands . if points separate thousands";
    return `is ${shown}, with a decimal point where numbers have decimal commas${why}; ${other}`;
  }
  if (isDecimal(cell) || /^[+-]?inf(inity)?$/i.test(content)) return `must be a finite number, is ${shown}`;
  return `must be a number, is ${shown}${wayOut(content, context)}`;
}

function wayOut(content: string, { column, isTarget, delimiter, format }: CellContext): string {
  const other = isTarget ? "name another target" : `leave the column out, --drop ${word(column)}`;
  const comma = commaOf(content);
  if (comma !== null && format.decimal === "." && format.thousands === null) {
    return `: if its comma is a decimal one, say --decimal ${comma === "decimal" ? "," : ", , or --thousands , if it separates thousands"}`;
  }
  const grouped =
    /^[+-]?\d{1,3}((?:[ \u00a0\u2009\u202f]\d{3})+|(?:['’]\d{3})+|(?:,\d{3})+|(?:\.\d{3})+)([.,]\d*)?$/.exec(content);
  if (grouped !== null && format.thousands === null) {
    const [, groups = "", rest = ""] = grouped;
    const [separator] = groups;
    const named = separator === "," || separator === "." ? separator : `"${/['’]/.test(groups) ? "'" : " "}"`;
    return `: if thousands are separated, say --thousands ${named}${rest.startsWith(",") ? " --decimal ," : ""}`;
  }
  if (/^[\u2012-\u2015\u2212]\s*[\d.,]+$/.test(content)) return ": its minus sign is a dash; write a hyphen, -";
  if (/^[+-]?[\d.,\s]+%$/.test(content)) return `, a percentage: take the sign away in every row, or ${other}`;
  if (/^[+-]?\s*[$€£¥₹]\s*[+-]?[\d.,\s]+$|^[+-]?[\d.,\s]+\s*[$€£¥₹]$/u.test(content)) {
    return `, an amount of money: take the sign away in every row, or ${other}`;
  }
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\s].*)?$/.test(content)) {
    return `, a date: turn the column into numbers, such as days, or ${other}`;
  }
  if (/^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(content)) {
    return `, a time: turn the column into numbers, such as seconds, or ${other}`;
  }
  if (/^[+-]?[\d.]+[,;\t|][\d.,;\t|+-]*$/.test(content) && !content.includes(delimiter)) {
    return `: cells are separated by ${delimiterNames[delimiter]} here; --delimiter names others`;
  }
  if (isTarget) return "; the target must be a column of numbers";
  return `; --drop ${word(column)} leaves the column out, --one-hot ${word(column)} makes one of each of its values`;
}

/** A word as a shell takes it. */
export function word(text: string): string {
  return /^[\w.:+-]+$/.test(text) ? text : JSON.stringify(text);
}
