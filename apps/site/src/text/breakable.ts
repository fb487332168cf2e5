/** The parts of a path or a name in camel case, between which a line may break; formulas, and quotients of letters, stay whole. */
export function breakable(name: string): string[] {
  return name
    .split(/(?<= )/)
    .flatMap((word) =>
      /^[\w./=-]+ ?$/.test(word) ? word.split(/(?<=\w{3}[/_])(?=[^/_])|(?<=[a-z\d])(?=[A-Z])/) : [word],
    )
    .reduce<string[]>((parts, part) => {
      // Where a space is a line breaks anyway.
      const last = parts.at(-1);
      return last?.endsWith(" ") ? [...parts.slice(0, -1), last + part] : [...parts, part];
    }, []);
}
