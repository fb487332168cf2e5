/** A string of JSON, with what makes it a key; or a bracket. */
const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

/**
 * The first key that an object has twice, of which JSON's reader would silently take the last; null if there is none.
 *
 * @param text - is JSON
 */
export function duplicateKey(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, 1: colon } of text.matchAll(tokens)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key) === true) return key;
      keys?.add(key);
    }
  }
  return null;
}
