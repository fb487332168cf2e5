/** A non-negative integer that a double holds exactly, in decimal digits; null if the word is anything else. */
export function wholeNumber(word: string): number | null {
  const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}
