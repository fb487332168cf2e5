/** A queue's place that makes no sense; the message names the option and the rule, not the place, which may hold a password. */
export class QueuePlaceError extends Error {
  override name = "QueuePlaceError";
}

/** A queue that cannot be used, now or any longer; the message names its place, without the password, and the rule. */
export class QueueError extends Error {
  override name = "QueueError";

  constructor(place: string, rule: string) {
    super(`${place}: ${rule}`);
  }
}
