import { ProblemFileError } from "@sgd-basins/problems";
import { ReportFileError } from "@sgd-basins/report";
import { QueueError, QueuePlaceError, StudyError } from "@sgd-basins/studies/scheduling";
import { CommanderError } from "commander";
import type { Context } from "./context.ts";
import { InputError, Interruption, UsageError } from "./failures.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line.
 *
 * @param words - what follows `basins`
 * @returns the exit code: 0 done, 1 a check failed, 2 bad usage or input, 3 something broke, 128 + n stopped by signal n
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
  const isOneOf = (...kinds: readonly (new (...given: never[]) => Error)[]): boolean =>
    kinds.some((kind) => error instanceof kind);
  if (isOneOf(UsageError, InputError, ProblemFileError, QueuePlaceError, ReportFileError)) {
    return { code: 2, line: oneLine((error as Error).message) };
  }
  if (isOneOf(QueueError, StudyError)) return { code: 3, line: oneLine((error as Error).message) };
  return { code: 3, line: describeDefect(error) };
}

/** What nobody foresaw, in one line: what was thrown, and the place in these sources nearest to it. */
export function describeDefect(error: unknown): string {
  const place = /(?:apps|packages)\/[^\s()]+:\d+:\d+/.exec(error instanceof Error ? (error.stack ?? "") : "")?.[0];
  return oneLine(`a defect of this program: ${error}${place === undefined ? "" : ` (at ${place})`}`);
}

/**
 * A file's name or content may hold line breaks, and what steers a terminal; a message takes one line of text all the
 * same.
 */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, " ");
}
