import { shellWord } from "@sgd-basins/problems/words";
import { ReportFileError } from "@sgd-basins/report/node";
import { type Command, CommanderError } from "commander";
import { describeDefect, describeRefusal, errorLine } from "../answers/errorLine.ts";
import { COMPLETE, complete, type Offers, writeCompletion } from "./complete.ts";
import type { Context } from "./context.ts";
import { calledBy, greeting } from "./greet.ts";
import { suggestChoices } from "./suggestChoices.ts";

/** What is said of an error, in one line, and the exit code. */
export interface Explained {
  readonly code: number;
  readonly line: string;
}

/** What only some programs know. */
export interface ProgramKnowledge extends Pick<Offers, "idsOf"> {
  /** Of errors; null for a defect. */
  readonly explain?: (error: unknown) => Promise<Explained | null>;
}

/**
 * Runs one command line.
 *
 * @param words - what follows the command's name
 * @param programOf - the commands; `done` receives an exit code
 * @returns the exit code: 0 done, 1 a check failed, 2 bad usage or input, 3 something broke, 128 + n stopped by signal n
 */
export async function runProgram(
  words: readonly string[],
  context: Context,
  programOf: (done: (exitCode: number) => void) => Command,
  known: ProgramKnowledge = {},
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
      context.writeOut(writeCompletion(await complete(program, words.slice(1), { columnsOf: readColumns, ...known })));
      return 0;
    }
    suggestChoices(program);
    await program.parseAsync(withoutHelp(program, words), { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { code, line } = explain(error, words) ??
      (await known.explain?.(error)) ?? { code: 3, line: describeDefect(error) };
    context.writeError(`${errorLine(line)}\n`);
    return code;
  }
}

/** Of help about a command that is none the command alone, so that what is said of it is said of the other. */
function withoutHelp(program: Command, words: readonly string[]): readonly string[] {
  const [first, second] = words;
  const isAsked = first === "help" && second !== undefined;
  return isAsked && !program.commands.some((command) => command.name() === second) ? words.slice(1) : words;
}

/** What is a file's name rather than a command's. */
const fileName = /^-$|[/\\]|\.(csv|tsv|txt|dat|json|np[yz]|gz)$/i;

function explain(error: unknown, [first = ""]: readonly string[]): Explained | null {
  if (error instanceof CommanderError) {
    if (error.code === "commander.help") return { code: 2, line: "name a command; see `basins --help`" };
    const line = error.message.replace(/^error: /, "");
    if (error.code !== "commander.unknownCommand" || !fileName.test(first)) return { code: 2, line };
    const target = /\.(json|np[yz])(\.gz)?$/i.test(first) ? "" : " --target COLUMN";
    return { code: 2, line: `${line}; of a file: basins bounds ${shellWord(first)}${target}` };
  }
  const line = error instanceof ReportFileError ? error.message : describeRefusal(error);
  return line === null ? null : { code: 2, line };
}
