/** Names of columns for a choice: exact ones, and patterns. */

/** Whether a name has what stands for other characters: * for any, ? for one. */
export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/**
 * The positions of the columns that a name or a pattern names. A name that a column has is no pattern.
 *
 * @param exempt - a name that patterns pass over
 */
export function matchColumns(names: readonly string[], wanted: string, exempt: string): number[] {
  const exact = names.flatMap((name, at) => (name === wanted ? [at] : []));
  if (exact.length > 0 || !isPattern(wanted)) return exact;
  const matches = globMatcher(wanted);
  return names.flatMap((name, at) => (name !== exempt && matches(name) ? [at] : []));
}

/** Without a regular expression, of which one with many stars can take for ever. */
function globMatcher(pattern: string): (name: string) => boolean {
  const wanted = [...pattern];
  return (name) => {
    const letters = [...name];
    let [at, next, star, resume] = [0, 0, -1, 0];
    while (at < letters.length) {
      if (next < wanted.length && wanted[next] !== "*" && (wanted[next] === "?" || wanted[next] === letters[at])) {
        at++;
        next++;
      } else if (wanted[next] === "*") {
        star = next++;
        resume = at;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else return false;
    }
    while (wanted[next] === "*") next++;
    return next === wanted.length;
  };
}
