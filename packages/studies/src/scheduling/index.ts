/** Runs studies over worker threads, so that their bytes do not depend on how many there are. Node only. */
export type { Progress } from "./measureProgress.ts";
export type { PartStore } from "./partStore.ts";
export { runStudies, type Scheduling } from "./runStudies.ts";
export { StudyError } from "./StudyError.ts";
export { studyCommand, takesMomentOptions } from "./studyCommand.ts";
