import { ReportFileError } from "@sgd-basins/report/node";
import { type Command, CommanderError } from "commander";
import { describeDefect, describeRefusal, errorLine } from "../answers/errorLine.ts";
import type { Context } from "./context.ts";

/** What is said of an error, in one line, and the exit code. */
export interface Explained {
  readonly code: number;
  readonly line: string;
}

/**
 * Runs one command line.
 *
 * @param words - what follows the command's name
 * @param programOf - the commands; `done` receives an exit code
 * @param explainOther - of errors that only some programs know; null for a defect
 * @returns the exit code: 0 done, 1 a check failed, 2 bad usage or input, 3 something broke, 128 + n stopped by signal n
 */
export async function runProgram(
  words: readonly string[],
  context: Context,
  programOf: (done: (exitCode: number) => void) => Command,
  explainOther: (error: unknown) => Promise<Explained | null> = async () => null,
): Promise<number> {
  let exitCode = 0;
  try {
    const program = programOf((code) => {
      exitCode = code;
    });
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { code, line } = explain(error) ?? (await explainOther(error)) ?? { code: 3, line: describeDefect(error) };
    context.writeError(`${errorLine(line)}\n`);
    return code;
  }
}

function explain(error: unknown): Explained | null {
  if (error instanceof CommanderError) {
    const noCommand = error.code === "commander.help";
    return { code: 2, line: noCommand ? "name a command; see `basins --help`" : error.message.replace(/^error: /, "") };
  }
  const line = error instanceof ReportFileError ? error.message : describeRefusal(error);
  return line === null ? null : { code: 2, line };
}
