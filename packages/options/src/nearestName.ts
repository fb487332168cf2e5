/** Of a word among few, the share of its letters that a slip of the pen changes at most. */
const MOST_WRONG = 0.4;
/** Names are a word of somebody's; what is longer is none. */
const LONGEST = 100;

/**
 * The name that was probably meant, whatever its case; null if none is near. Of names that are equally near the first.
 *
 * @param mostWrong - the share of its letters that may be wrong, less where there are many names
 */
export function nearestName(word: string, names: Iterable<string>, mostWrong = MOST_WRONG): string | null {
  if (word.length > LONGEST) return null;
  const lower = word.toLowerCase();
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    if (name === "" || name.length > LONGEST) continue;
    const distance = edits(lower, name.toLowerCase());
    if (distance < least && distance <= mostWrong * Math.max(word.length, name.length)) {
      [nearest, least] = [name, distance];
    }
  }
  return nearest;
}

/** For a message that says that a name is unknown: ` (did you mean "…"?)` or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const nearest = nearestName(word, names);
  return nearest === null ? "" : ` (did you mean ${JSON.stringify(nearest)}?)`;
}

/** How many letters must be added, taken away, replaced, or swapped with the next one (optimal string alignment). */
function edits(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwap) least = Math.min(least, before[j - 2] + 1);
      row.push(least);
    }
    [before, above] = [above, row];
  }
  return above[to.length];
}
