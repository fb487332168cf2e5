import { describeCommands } from "../commands.ts";
import { newCommand, parseFile, parseFilter, parseTime } from "../options.ts";
import { type SuiteName, suiteNames } from "../suites/index.ts";
import { parseSuites } from "../suites/parseSuites.ts";

/** What the user may choose. */
export interface BenchOptions {
  readonly suite: readonly SuiteName[];
  /** Part of "suite/name"; empty takes all. */
  readonly filter: string;
  /** Milliseconds of sampling a task. */
  readonly time: number;
  readonly json: boolean;
  /** File to write the JSON document to; null writes none. */
  readonly out: string | null;
  /** File for github-action-benchmark's `customSmallerIsBetter`; null writes none. */
  readonly smallerIsBetter: string | null;
}

/**
 * Reads a command line.
 *
 * @param words - what follows `bench`
 * @param writeOut - receives the text of `--help`
 * @throws CommanderError: exit code 0 after `--help`, else its message names the option, the value and the rule
 */
export function parseOptions(words: readonly string[], writeOut: (text: string) => void): BenchOptions {
  const program = newCommand("bench", "How fast the packages are, task by task, in units of work", writeOut)
    .option("--suite <name,…>", `suites to run: ${suiteNames.join(", ")} (default: all)`, parseSuites)
    .option("--filter <text>", 'only tasks whose "suite/name" holds this text', parseFilter)
    .option("--time <ms>", "sampling time of each task in milliseconds", parseTime, 500)
    .option("--json", "print one JSON document and nothing else")
    .option("--out <FILE>", "write the JSON document to this file as well", parseFile)
    .option("--smaller-is-better <FILE>", "write medians in the form of github-action-benchmark", parseFile)
    .addHelpText("after", describeCommands());
  program.parse(words, { from: "user" });
  const chosen = program.opts<Partial<BenchOptions> & Pick<BenchOptions, "time">>();
  return { suite: suiteNames, filter: "", json: false, out: null, smallerIsBetter: null, ...chosen };
}
