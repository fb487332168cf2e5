/** A queue that cannot be used; the message names its place, without the password, and the rule. */
export class QueueError extends Error {
  override name = "QueueError";

  constructor(place: string, rule: string) {
    super(`${place}: ${rule}`);
  }
}
