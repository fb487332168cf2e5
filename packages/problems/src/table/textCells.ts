/** What is said of cells that hold neither a number nor nothing. */
import { type Delimiter, delimiterNames } from "./delimiters.ts";
import {
  type DecimalComma,
  decimals,
  isDecimal,
  type NumberFormat,
  numberReader,
  thousandsSeparators,
} from "./numbers.ts";

interface TextContext {
  readonly delimiter: Delimiter;
  readonly format: NumberFormat;
  /** The cell by which a decimal comma was found. */
  readonly commaFound: DecimalComma | null;
}

/** The rule that such a cell breaks. */
export function ruleOfText(cell: string, { delimiter, format, commaFound }: TextContext): string {
  const content = cell.trim();
  const shown = JSON.stringify(content.length > 40 ? `${content.slice(0, 40)}…` : content);
  if (isDecimal(cell) && format.decimal === ",") {
    const why = commaFound === null ? "" : `, as ${JSON.stringify(commaFound.cell)} in row ${commaFound.row} has`;
    return `is ${shown}, with a decimal point where numbers have decimal commas${why}`;
  }
  if (isDecimal(cell) || /^[+-]?inf(inity)?$/i.test(content)) return `must be a finite number, is ${shown}`;
  const isSplit = /^[+-]?[\d.,]+[;\t|][\d.,;\t|+-]*$/.test(content) && !content.includes(delimiter);
  const where = isSplit ? `, where cells are separated by ${delimiterNames[delimiter]}` : "";
  return `must be a number, is ${shown}${where}`;
}

const number = "[+-]?(?:[\\d.,' \\u00a0\\u2009\\u202f]*\\d[.,]?|\\d*[.,]\\d+)(?:e[+-]?\\d+)?";
const money = "(?:R|US|CA|A)?\\$|[€£¥₹₽₩₪₺]|USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|PLN|kr\\.?|zł|Kč|Ft|Rs\\.?";

/** Kinds of text that could be numbers, and what to do about them in every row. */
const kinds: readonly (readonly [shape: RegExp, what: string])[] = [
  [/^[\u2012-\u2015\u2212]\s*[\d.,]+$/, "its minus sign is a dash: write a hyphen, -"],
  [
    new RegExp(`^(?:${money})?\\s*\\(\\s*(?:${money})?\\s*${number}\\s*(?:${money})?\\s*\\)$`, "u"),
    "in accounts a number below zero: write it with a minus sign",
  ],
  [/^[\d.,'\s]+-$/, "its minus sign stands behind it: write it before"],
  [new RegExp(`^${number}\\s*%$`), "a percentage: take the sign away in every row"],
  [
    new RegExp(`^[+-]?\\s*(?:${money})\\s*${number}$|^${number}\\s*(?:${money})$`, "iu"),
    "an amount of money: take the sign away in every row",
  ],
  [/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\s].*)?$/, "a date: turn the column into numbers, such as days"],
  [/^\d{1,2}[- ]?[A-Za-z]{3}[- ]?\d{2,4}(?:[:\s].*)?$/, "a date: turn the column into numbers, such as days"],
  [
    /^(?:[A-Za-z]{3,9}\.?\s)?\d{1,2}\.?\s[A-Za-z]{3,9}\.?,?\s\d{4}$|^[A-Za-z]{3,9}\.?\s\d{1,2},?\s\d{4}$/,
    "a date: turn the column into numbers, such as days",
  ],
  [
    /^\d{1,3}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AP]\.?M\.?)?$/i,
    "a time: turn the column into numbers, such as seconds",
  ],
  [new RegExp(`^[<>≤≥~≈]=?\\s*${number}$`), "a bound and no number: decide what stands for it"],
  [
    new RegExp(`^${number}\\s*(?:°\\s?[CF]|[a-zµμΩ²³/·]{1,8})$`, "iu"),
    "a number with its unit: take the unit away in every row",
  ],
  [
    new RegExp(`^${number}\\s*(?:\\[[\\w ]+\\]|[*†‡§¹²³]+)$`, "u"),
    "with the mark of a footnote: take it away in every row",
  ],
  [/^[+-]?0[xob][\da-f]+$/i, "a number in another base: write it in tens"],
  [/^[+-]?\d{1,3}(?:,\d{2,3})+(?:\.\d*)?$/, "with commas that do not separate thousands: take them away in every row"],
  [/^[+-]?\d+\s*\/\s*\d+$/, "a fraction: write it as a decimal number"],
];

/** Longer texts are none of these. */
const LONGEST = 60;

/** What kind of text it is, and what to do about it; null of a word like others. */
export function kindOfText(content: string): string | null {
  if (content.length > LONGEST) return null;
  return kinds.find(([shape]) => shape.test(content))?.[1] ?? null;
}

const formats = decimals.flatMap((decimal) =>
  [null, ...thousandsSeparators].flatMap((thousands) => (thousands === decimal ? [] : [{ decimal, thousands }])),
);

/** Whether it is a number that is written in some way. */
export function isWritten(content: string): boolean {
  return (
    isDecimal(content) ||
    kindOfText(content) !== null ||
    formats.some((format) => !Number.isNaN(numberReader(format)(content)))
  );
}
