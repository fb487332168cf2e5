/** A study that cannot be planned, run or assembled; the message names the study and, where there is one, the task. */
export class StudyError extends Error {
  override name = "StudyError";

  /**
   * @param study - the study's id
   * @param place - the task or the step at fault
   * @param cause - what was thrown there; its stack says where
   */
  constructor(study: string, place: string, cause: unknown) {
    super(`${study}: ${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
