/** What a run can fail with, for who only has to say it. */
export { QueueError, QueuePlaceError } from "./QueueError.ts";
export { StudyError } from "./StudyError.ts";
