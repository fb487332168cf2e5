import { NotWrittenError } from "@sgd-basins/bench-documents";
import { ReportFileError } from "@sgd-basins/report";
import { CommanderError } from "commander";
import { otherCommands } from "./commands.ts";
import type { Context } from "./context.ts";
import { FailedError } from "./failedError.ts";
import { InterruptedError } from "./interrupt.ts";
import { UsageError } from "./options.ts";
import { WrongResultError } from "./tasks/verify.ts";

/**
 * Runs one command line.
 *
 * @param words - what follows `bench`
 * @returns the exit code: 0 done, 1 a check failed (something regressed, a task that does not use the slow kernel did), 2 bad
 *   usage or input, 3 a task's result is wrong or something broke, 130 interrupted
 */
export async function runBench(words: readonly string[], context: Context): Promise<number> {
  try {
    const [first = ""] = words;
    const other = Object.hasOwn(otherCommands, first) ? otherCommands[first] : undefined;
    if (other !== undefined) return await (await other.load())(words.slice(1), context);
    if (/^[a-z]/i.test(first)) {
      throw new UsageError(
        `unknown command '${first}'; without one, bench measures, and the others are ${Object.keys(otherCommands).join(", ")}`,
      );
    }
    return await (await import("./run/measureAll.ts")).measure(words, context);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { code, text } = explain(error, context.signal);
    context.writeError(`bench: ${oneLine(text)}\n`);
    return code;
  }
}

function explain(error: unknown, signal: AbortSignal): { readonly code: number; readonly text: string } {
  const isOneOf = (...kinds: readonly (new (...values: never[]) => Error)[]): boolean =>
    kinds.some((kind) => error instanceof kind);
  // What fails because it was told to end is no failure.
  if (signal.aborted) {
    const interruption = error instanceof InterruptedError ? error : new InterruptedError();
    return { code: 130, text: interruption.message };
  }
  if (!(error instanceof Error)) return { code: 3, text: String(error) };
  if (isOneOf(CommanderError, UsageError, ReportFileError)) {
    return { code: 2, text: error.message.replace(/^error: /, "") };
  }
  if (isOneOf(WrongResultError, FailedError, NotWrittenError)) return { code: 3, text: error.message };
  return { code: 3, text: `${error.name}: ${error.message}` };
}

/** Names and messages of others may hold line breaks, and what steers a terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, " ");
}
