/** A command or a process failed for reasons of its own; the message is one line. */
export class FailedError extends Error {
  override name = "FailedError";
}
