import { highWord, lowWord } from "./math/highWord.ts";

/**
 * One step of a stream's address: what the numbers are for, or which one of many.
 *
 * @inline
 */
export type Meaning = string | number;

const NUMBER = 1;
const STRING = 2;

/**
 * A path of meanings as 32-bit words, injectively and prefix-free: the count of all words, then for each meaning its type,
 * its length and its content (a number's IEEE 754 bits, high word first; a string's UTF-16 code units, two a word).
 *
 * 0 and −0 are one number. Throws RangeError on NaN and infinities, TypeError on anything but strings and numbers.
 */
export function encodeMeaning(meaning: readonly Meaning[]): number[] {
  const words = [0];
  for (const part of meaning) {
    if (typeof part === "number") {
      encodeNumber(part, words, words.length);
    } else if (typeof part === "string") {
      words.push(STRING, part.length);
      for (let i = 0; i < part.length; i += 2) {
        words.push((part.charCodeAt(i) << 16) | (i + 1 < part.length ? part.charCodeAt(i + 1) : 0));
      }
    } else {
      throw new TypeError(`a stream's meaning must be strings and numbers, got ${typeof part}`);
    }
  }
  words[0] = words.length;
  return words;
}

/**
 * words[start … start + 3] = a number in a path: its type, its length and its bits.
 *
 * Throws RangeError on NaN and infinities.
 */
export function encodeNumber(part: number, words: { [index: number]: number }, start: number): void {
  if (!Number.isFinite(part)) throw new RangeError(`a stream's meaning must be finite, got ${part}`);
  const value = part + 0;
  words[start] = NUMBER;
  words[start + 1] = 2;
  words[start + 2] = highWord(value);
  words[start + 3] = lowWord(value);
}
