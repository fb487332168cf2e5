/**
 * Finds the entries in which every word of a question occurs, as a word or as the beginning of one; in a word that occurs nowhere
 * a letter in five may be wrong, missing, superfluous or swapped with the next. Greek letters are found by their names.
 */
import { nearestName } from "@sgd-basins/problems";
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

/** The entries that answer a question, best first. */
export function findEntries(index: readonly Indexed[], question: string): Entry[] {
  const asked = wordsIn(question).map((word) => correct(index, word));
  if (asked.length === 0) return [];
  return index
    .map(({ entry, title, text }) => {
      const scores = asked.map((word) => Math.max(3 * likeness(title, word), likeness(text, word)));
      // Of two titles that say it the shorter says less besides.
      const score = scores.includes(0) ? 0 : scores.reduce((a, b) => a + b) + 1 / (1 + title.length);
      return { entry, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** The words of a text, in small letters and without accents. */
function wordsIn(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[α-ω]/g, (letter) => greek[letter] ?? letter).match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? [];
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
