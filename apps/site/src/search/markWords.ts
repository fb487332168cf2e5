/** Where in a text the words are that were found, so that a reader sees why it was. */
import { plainWord, wordPattern } from "./findEntries.ts";

export interface Part {
  readonly text: string;
  readonly isFound: boolean;
}

/** @param asked - words as `findEntries` gives them: each is found as the beginning of a word */
export function markWords(text: string, asked: readonly string[]): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (upTo: number, isFound: boolean): void => {
    if (upTo > end) parts.push({ text: text.slice(end, upTo), isFound });
    end = upTo;
  };
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const plain = plainWord(word);
    if (!asked.some((one) => plain.startsWith(one))) continue;
    add(index, false);
    add(index + word.length, true);
  }
  add(text.length, false);
  return parts;
}
