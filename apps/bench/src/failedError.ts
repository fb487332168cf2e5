/** A command, a process or a write failed for reasons of its own; the message is one line. */
export class FailedError extends Error {
  override name = "FailedError";
}
