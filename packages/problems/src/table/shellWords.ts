/** Names of columns on a command line: what a message suggests, and what is read of it. */

import { typeable } from "../visible.ts";

/** A text as one word for a shell. */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{N}_.:,+@%=/-]+$/u.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** Names as one word, which {@link parseNames} takes apart again. What steers a terminal, or is not seen, is written as any character. */
export function namesWord(names: readonly string[]): string {
  const cells = names.map((name) => {
    const shown = typeable(name);
    return /[,"]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
  });
  return shellWord(cells.join(","));
}

/** Names such as `name,"d,e"`, quoted as in a CSV; quotes within a name that is not quoted are its own. */
export function parseNames(text: string): string[] {
  const names: string[] = [];
  const next = /\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,]*)(?:,|$)/y;
  let isLast = false;
  while (!isLast) {
    const [whole = "", quoted, plain = ""] = next.exec(text) ?? [];
    names.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim());
    isLast = !whole.endsWith(",");
  }
  return names;
}
