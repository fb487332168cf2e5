/** A problem file that breaks a rule; the message is `file: place: rule`. */
export class ProblemFileError extends Error {
  override name = "ProblemFileError";
  readonly file: string;
  /** Such as `components[3].Q[1][2]` or `row 7, column "hp"`; "top level" for the file as a whole. */
  readonly place: string;
  readonly rule: string;

  constructor(file: string, place: string, rule: string) {
    super(`${file}: ${place}: ${rule}`);
    this.file = file;
    this.place = place;
    this.rule = rule;
  }
}
