/** Contents that stand for a missing value in data that people publish. */
const inBoth = ["", "na", "n/a", "#n/a", "<na>", "nan", "nat", "null", "(null)", "#null!", "\\n", "?"];
const inNumbers = [...inBoth, "n.a.", "none", "missing", "nil", "-", "--", "."];
/** Without those that a category may be called. */
const inCategories = inBoth;

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

/** What is said of a cell without a value. */
export function missingRule(cell: string): string {
  const content = cell.trim();
  const what = content === "" ? "is empty" : `is ${content}`;
  return `${what}; a value is missing`;
}
