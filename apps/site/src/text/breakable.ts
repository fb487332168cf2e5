/** The parts of a path or a name in camel case, between which a line may break. */
export function breakable(name: string): string[] {
  return name.split(/(?<=[/_])(?=[^/_])|(?<=[a-z\d])(?=[A-Z])/);
}
