import type { Context } from "./context.ts";
import { addProblemCommands, emptyProgram } from "./program.ts";
import { runProgram } from "./runProgram.ts";

/**
 * Runs `bounds`, `advise` or `simulate`.
 *
 * @param words - what follows the command's name
 * @returns the exit code: 0 done, 2 bad usage or input, 3 something broke
 */
export function runProblemCommand(words: readonly string[], context: Context): Promise<number> {
  return runProgram(words, context, (done) => addProblemCommands(emptyProgram(context), context, done));
}
