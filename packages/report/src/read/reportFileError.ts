/** An artefact, manifest or other report file that cannot be read; the message names the file and the rule. */
export class ReportFileError extends Error {
  override name = "ReportFileError";

  constructor(message: string) {
    // What a file holds may stand in the message, line breaks and control characters included.
    super(message.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " "));
  }
}
