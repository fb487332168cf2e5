/** What tests of the clone's command look at. */
export { readProblem } from "./command/readProblem.ts";
export type { UserProblem } from "./solved/userProblem.ts";
export { withinRange } from "./solved/withinRange.ts";
