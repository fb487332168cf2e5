/** The ways in which data and options fail on purpose. Everything else is a defect. */

/** A wrong option or argument. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A file that cannot be used; the message names the file, the place in it (if any) and the rule it breaks. */
export class InputError extends Error {
  override name = "InputError";

  constructor(file: string, place: string | null, rule: string) {
    super(place === null ? `${file}: ${rule}` : `${file}: ${place}: ${rule}`);
  }
}
