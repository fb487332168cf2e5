/** The user or the system asked the command to stop. */
export class Interruption extends Error {
  override name = "Interruption";
  readonly exitCode: number;

  private readonly signal: string;

  /**
   * @param exitCode - 128 and the signal's number, as shells have it
   * @param advice - what the user can do now
   */
  constructor(signal: string, exitCode: number, advice = "") {
    super(`stopped by ${signal}${advice}`);
    this.signal = signal;
    this.exitCode = exitCode;
  }

  /** The same, of work that can be continued. */
  resumable(): Interruption {
    return this.advising("; the same command continues where it was");
  }

  /** The same, with what became of the work. */
  advising(advice: string): Interruption {
    return new Interruption(this.signal, this.exitCode, advice);
  }
}
