import { ReportFileError } from "@sgd-basins/report/node";
import { type Command, CommanderError } from "commander";
import { describeDefect, describeRefusal, errorLine } from "../answers/errorLine.ts";
import { COMPLETE, complete, writeCompletion } from "./complete.ts";
import type { Context } from "./context.ts";
import { calledBy, greeting } from "./greet.ts";
import { suggestChoices } from "./suggestChoices.ts";

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
    // Whoever only names the command asks what it is, which is no mistake: exit 0 and standard output, as of cargo, gh and docker.
    if (words.length === 0) {
      context.writeOut(greeting(program, calledBy()));
      return 0;
    }
    if (words[0] === COMPLETE) {
      const { readColumns } = await import("./readColumns.ts");
      context.writeOut(writeCompletion(await complete(program, words.slice(1), readColumns)));
      return 0;
    }
    suggestChoices(program);
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
