import { WrongResultError } from "./verify.ts";

/** Takes the result of every call that is timed, so that no engine may leave the work out. */
export class Sink {
  private total = 0;

  take(value: number): void {
    this.total += value;
  }

  /** Reads what was taken. Throws {@link WrongResultError} if a value, or their sum, was not finite. */
  check(): void {
    if (!Number.isFinite(this.total)) throw new WrongResultError(`a call returned ${this.total}`);
  }
}
