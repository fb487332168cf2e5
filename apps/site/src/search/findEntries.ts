/**
 * Finds the entries in which the words of a question occur, as a word or as the beginning of one; in a word that occurs nowhere
 * a letter in five may be wrong, missing, superfluous or swapped with the next. Greek letters are found by their names, and
 * words that every text has are left out. Where no entry has all words, those that have the most come first.
 */
import { nearestName } from "@sgd-basins/options";
import type { Entry } from "./entry.ts";

/** An entry whose words are ready to be looked through. */
export interface Indexed {
  readonly entry: Entry;
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** One letter in so many is forgiven: of thousands of words some is near to any other. */
const MOST_WRONG = 1 / 5;

const greek: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  λ: "lambda",
  ρ: "rho",
  σ: "sigma",
  θ: "theta",
};

export function indexEntries(entries: readonly Entry[]): Indexed[] {
  return entries.map((entry) => ({ entry, title: wordsIn(entry.title), text: wordsIn(entry.text) }));
}

/** What asks and does not say of what. */
const asking = new Set(
  "a an and are at be by can do does for from have how i if in is it me my of on or that the their there this to was what when where which who why with you".split(
    " ",
  ),
);

export interface Found {
  /** Best first. */
  readonly entries: readonly Entry[];
  /** Whether each of them has all words of the question. */
  readonly whole: boolean;
  /** The words that were looked for: those of the question that say of what, as the entries spell them. */
  readonly asked: readonly string[];
}

/** The entries that answer a question. */
export function findEntries(index: readonly Indexed[], question: string): Found {
  const words = wordsIn(question);
  const telling = words.filter((word) => !asking.has(word));
  const asked = (telling.length > 0 ? telling : words).map((word) => correct(index, word));
  const answers = index
    .map(({ entry, title, text }) => {
      const scores = asked.map((word) => Math.max(3 * likeness(title, word), likeness(text, word)));
      const found = scores.filter((score) => score > 0).length;
      // Of two titles that say it the shorter says less besides.
      return { entry, found, score: scores.reduce((a, b) => a + b, 0) + 1 / (1 + title.length) };
    })
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found || b.score - a.score);
  const whole = answers.filter(({ found }) => found === asked.length);
  const best = whole.length > 0 ? whole : answers;
  return { entries: best.map(({ entry }) => entry), whole: whole.length > 0, asked };
}

export const wordPattern = /[\p{L}\p{N}]+(?:\.\d+)?/gu;

/** The words of a text, in small letters and without accents. */
function wordsIn(text: string): string[] {
  return plainWord(text).match(wordPattern) ?? [];
}

/** In small letters, without accents, Greek ones by their names. */
export function plainWord(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[α-ω]/g, (letter) => greek[letter] ?? letter);
}

/** 2 for the word itself, 1 for its beginning, 0 for neither. */
function likeness(words: readonly string[], word: string): number {
  if (words.includes(word)) return 2;
  return words.some((one) => one.startsWith(word)) ? 1 : 0;
}

/** The word, or the one of the index that it was probably meant to be. */
function correct(index: readonly Indexed[], word: string): string {
  const all = new Set(index.flatMap(({ title, text }) => [...title, ...text]));
  if ([...all].some((one) => one.startsWith(word))) return word;
  return nearestName(word, all, MOST_WRONG) ?? word;
}
