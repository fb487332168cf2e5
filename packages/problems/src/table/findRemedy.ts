/** What helps against what a survey of a table found. */
import { rowsAside } from "./asideRows.ts";
import { decimals, type NumberFormat, numberReader, thousandsSeparators } from "./numbers.ts";
import { MOST_CATEGORIES } from "./readCells.ts";
import type { ColumnSurvey, Survey } from "./surveyTable.ts";
import { isWritten } from "./textCells.ts";
import type { Remedy } from "./trouble.ts";

/** One of the things that are in the way. */
export type Told =
  | { readonly what: "own" | "header"; readonly text: string }
  /** Rows that are no data: a second line of names or of units before these, a footer behind them. */
  | { readonly what: "units" | "footer"; readonly rows: number }
  /** In columns: texts, words that may stand for a missing value, numbers that are written in another way, no values. */
  | { readonly what: "texts" | "words" | "format" | "lacking"; readonly columns: readonly string[] };

export interface Found {
  readonly remedy: Remedy;
  /** What it is against. */
  readonly told: readonly Told[];
  /** Columns of text that may be one-hot instead of being dropped. */
  readonly categories: readonly string[];
  /** Whether commas that may separate thousands may be decimal ones. */
  readonly mayBeDecimal?: boolean;
}

/** Different words that may stand for a missing value. */
const MOST_WORDS = 3;
const LONGEST_WORD = 20;

/**
 * @param drops - whether rows that lack a value are left out already
 * @param isOfRows - whether too few rows are left, or they are not as the header
 * @returns null where no option helps
 */
export function findRemedy(survey: Survey, drops: boolean, isOfRows: boolean): Found | null {
  const used = survey.columns.filter(({ texts, lacking }) => texts.count + lacking.count > 0);
  const aside = rowsAside(survey);
  const open = used.filter((column) => column.texts.count > 0 && aside?.columns.has(column) !== true);

  const format = formatFor(survey.format, open);
  const reads = format === null ? () => false : readsAll(format);
  const unread = open.filter(({ values }) => ![...values].every(reads));
  const worded = unread.filter(isOfWords);
  // What helps against texts in the target is not known; the others are in the way all the same.
  const texts = unread.filter((column) => !column.isTarget && !isOfWords(column));
  const lacking = used.filter((column) => !texts.includes(column) && column.lacking.count > 0);
  const whole = survey.columns.filter((column) => !column.isTarget && !texts.includes(column));
  const often = isOfRows || !drops ? sparseOf(lacking, survey.taken, drops) : [];
  const sparse = often.length < whole.length ? often : [];
  const drop = [...texts, ...sparse].map(({ name }) => name);
  const isLeftOut = !drops && (worded.length > 0 || lacking.length > sparse.length);
  const remedy: Remedy = {
    ...(aside === null ? {} : { rows: [aside.start, aside.end === survey.rows ? Number.MAX_SAFE_INTEGER : aside.end] }),
    ...(format === null ? {} : changes(survey.format, format)),
    ...(drop.length > 0 ? { drop } : {}),
    ...(worded.length > 0 ? { missingValues: [...new Set(worded.flatMap(({ contents }) => [...contents]))] } : {}),
    ...(isLeftOut ? { missing: "drop" } : {}),
  };
  if (Object.keys(remedy).length === 0) return null;
  return {
    remedy,
    mayBeDecimal: open.every(({ values }) => [...values].every(readsAll({ decimal: ",", thousands: null }))),
    categories: texts.filter(isOfCategories).map(({ name }) => name),
    told: [
      ...(aside !== null && aside.before > 0 ? [{ what: "units", rows: aside.before } as const] : []),
      ...(aside !== null && aside.behind > 0 ? [{ what: "footer", rows: aside.behind } as const] : []),
      ...within("format", format === null ? [] : open.filter((column) => !unread.includes(column))),
      ...within("texts", texts),
      ...within("words", worded),
      ...within("lacking", drops ? sparse : lacking),
    ],
  };
}

function within(what: "format" | "texts" | "words" | "lacking", columns: readonly ColumnSurvey[]): Told[] {
  return columns.length === 0 ? [] : [{ what, columns: columns.map(({ name }) => name) }];
}

/**
 * Columns whose values are missing so often that rather they are left out than the rows: of which fewer rows stay than go. Where
 * no row is left, some of those that lack the most.
 */
function sparseOf(lacking: readonly ColumnSurvey[], rows: number, isLast: boolean): readonly ColumnSurvey[] {
  const features = lacking.filter(({ isTarget }) => !isTarget).sort((a, b) => b.lacking.count - a.lacking.count);
  const most = features.filter((column) => column.lacking.count > rows / 2);
  return most.length > 0 || !isLast ? most : features.slice(0, Math.ceil(features.length / 3));
}

/** Whether its texts are few words, which may stand for a missing value, among numbers. */
function isOfWords({ contents, texts, numbers }: ColumnSurvey): boolean {
  const isFew = texts.count < numbers.count && contents.size <= MOST_WORDS;
  // Excel's errors have digits, too.
  return (
    isFew && [...contents].every((text) => text.length <= LONGEST_WORD && !/^[^#]*\d/.test(text) && !isWritten(text))
  );
}

/** Words, not numbers that are written in some way. */
function isOfCategories({ values, contents, texts, numbers }: ColumnSurvey): boolean {
  return texts.count > numbers.count && values.size <= MOST_CATEGORIES && ![...contents].some(isWritten);
}

/** The format under which the most of the columns are numbers; null if none is. */
function formatFor(current: NumberFormat, open: readonly ColumnSurvey[]): NumberFormat | null {
  let best: NumberFormat | null = null;
  let most = 0;
  for (const decimal of [current.decimal, ...decimals.filter((one) => one !== current.decimal)]) {
    // That thousands are separated cannot be taken back, but something else can be named.
    for (const thousands of [...(current.thousands === null ? [null] : []), ...thousandsSeparators]) {
      if (thousands === decimal) continue;
      const reads = readsAll({ decimal, thousands });
      const helped = open.filter(({ values }) => [...values].every(reads)).length;
      if (helped > most) [best, most] = [{ decimal, thousands }, helped];
    }
  }
  return best;
}

function readsAll(format: NumberFormat): (content: string) => boolean {
  const read = numberReader(format);
  return (content) => !Number.isNaN(read(content));
}

function changes(from: NumberFormat, to: NumberFormat): Remedy {
  return {
    ...(to.thousands === null || to.thousands === from.thousands ? {} : { thousands: to.thousands }),
    // A point is the decimal mark unless a comma is found, which a comma between thousands must not be.
    ...(to.decimal === from.decimal ? {} : { decimal: to.decimal }),
  };
}
