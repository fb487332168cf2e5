import { ProblemFileError } from "@sgd-basins/problems";
import { ReportFileError } from "@sgd-basins/report";
import { QueueError, StudyError } from "@sgd-basins/studies/scheduling";
import { CommanderError } from "commander";
import type { Context } from "./context.ts";
import { InputError, Interruption, UsageError } from "./failures.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line.
 *
 * @param words - what follows `basins`
 * @returns the exit code: 0 done, 1 a check or a study failed, 2 bad usage or input, 128 + n stopped by signal n
 */
export async function run(words: readonly string[], context: Context): Promise<number> {
  let exitCode = 0;
  try {
    const program = createProgram(context, (code) => {
      exitCode = code;
    });
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { code, line } = explain(error);
    context.writeError(`basins: ${line}\n`);
    return code;
  }
}

function explain(error: unknown): { code: number; line: string } {
  if (error instanceof CommanderError) {
    const noCommand = error.code === "commander.help";
    return {
      code: 2,
      line: noCommand ? "name a command; see `basins --help`" : oneLine(error.message.replace(/^error: /, "")),
    };
  }
  if (error instanceof Interruption) return { code: error.exitCode, line: error.message };
  const known = [UsageError, InputError, ProblemFileError, QueueError, ReportFileError].some(
    (kind) => error instanceof kind,
  );
  if (known) return { code: 2, line: oneLine((error as Error).message) };
  if (error instanceof StudyError) return { code: 1, line: oneLine(error.message) };
  return { code: 1, line: error instanceof Error ? `${error.stack}` : String(error) };
}

/** A file's name or content may hold line breaks; a message takes one line all the same. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
}
