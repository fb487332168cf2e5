/** The command `basins`, as far as it is about a problem of one's own. */
export { describeDefect } from "../answers/errorLine.ts";
export { InputError, UsageError } from "../failures.ts";
export { formatNumber } from "../formatNumber.ts";
export type { Candidate } from "./complete.ts";
export { type Context, processContext } from "./context.ts";
export { calledBy } from "./greet.ts";
export { jsonOption, seedOption } from "./options.ts";
export { addProblemCommands, emptyProgram, isProblemCommand } from "./program.ts";
export { runProblemCommand } from "./runProblemCommand.ts";
export { runProcess } from "./runProcess.ts";
export { type Explained, runProgram } from "./runProgram.ts";
