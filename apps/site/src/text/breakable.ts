/** Where a path or a name in camel case may break. */
const places = /(?<=\w{3}[/_])(?=[^/_])|(?<=[a-z\d])(?=[A-Z])/g;

/** The parts of a path or a name in camel case, between which a line may break; formulas, and quotients of letters, stay whole. */
export function breakable(name: string): string[] {
  return name.replace(/[^ ]+/g, (word) => (/^[\w./=-]+$/.test(word) ? word.replace(places, "\n") : word)).split("\n");
}
