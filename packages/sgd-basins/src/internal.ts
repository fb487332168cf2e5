/** What tests of the clone's command look at. */
export { readProblemFile as readProblem } from "./command/readProblemFile.ts";
export type { UserProblem } from "./solved/userProblem.ts";
export { withinRange } from "./solved/withinRange.ts";
