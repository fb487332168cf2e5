/** The steps of a run that need no threads, for who brings workers of another kind. Runs in Node and in browsers. */
export { recordedIn } from "../options/ownOptions.ts";
export { assembleArtefact } from "./assembleArtefact.ts";
export { collectParts } from "./collectParts.ts";
export { measureProgress } from "./measureProgress.ts";
export { type Job, planTasks } from "./planTasks.ts";
export { optionsOf, studyCommand } from "./studyCommand.ts";
export { departureOf, findStranger } from "./wholeness.ts";
