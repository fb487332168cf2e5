/** Contents that stand for a missing value in data that people publish. */
const inNumbers = ["", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", "."];
/** The same in a column of categories, of which one may be called None. */
const inCategories = ["", "na", "n/a", "#n/a", "nan", "null", "?"];

export interface MissingValues {
  /** Whether a cell of a column of numbers is missing; `value` is what it reads as, NaN for no number. */
  readonly isMissing: (cell: string, value: number) => boolean;
  readonly isMissingCategory: (cell: string) => boolean;
}

/** @param further - contents that count too; a number counts however it is written */
export function missingValues(further: readonly string[]): MissingValues {
  const lower = further.map((content) => content.trim().toLowerCase());
  const numbers = new Set(lower.filter((content) => content !== "").map(Number));
  numbers.delete(Number.NaN);
  const [texts, categories] = [inNumbers, inCategories].map((known) => new Set([...known, ...lower]));
  const has = (set: ReadonlySet<string> | undefined, cell: string): boolean =>
    set?.has(cell.trim().toLowerCase()) === true;
  return {
    isMissing: (cell, value) => (Number.isNaN(value) ? has(texts, cell) : numbers.size > 0 && numbers.has(value)),
    isMissingCategory: (cell) => has(categories, cell),
  };
}

/** What is said of one. */
export function missingRule(cell: string): string {
  const content = cell.trim();
  const what = content === "" ? "is empty" : `is ${content}`;
  return `${what}; a value is missing: --missing drop leaves such rows out`;
}
