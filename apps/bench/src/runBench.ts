import { ReportFileError } from "@sgd-basins/report";
import { CommanderError } from "commander";
import { InterruptedError } from "./compare/withWorktrees.ts";
import type { Context } from "./context.ts";
import { UsageError } from "./options.ts";
import { FailedError } from "./sides/runToEnd.ts";
import { WrongResultError } from "./suites/verify.ts";

/** Runs a command with the words that follow its name, and gives its exit code. */
type Command = (words: readonly string[], context: Context) => Promise<number>;

/** The commands besides `bench` itself, loaded when they are called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  peers: async () => (await import("./peers/peers.ts")).peers,
  backfill: async () => (await import("./history/backfill.ts")).backfill,
  engines: async () => (await import("./engines/engines.ts")).engines,
  gate: async () => (await import("./gate/gate.ts")).gate,
  history: async () => (await import("./history/history.ts")).history,
  power: async () => (await import("./gate/power.ts")).power,
  scale: async () => (await import("./scale/scale.ts")).scale,
  compare: async () => (await import("./compare/compare.ts")).compare,
};

/**
 * Runs one command line.
 *
 * @param words - what follows `bench`
 * @returns the exit code: 0 done, 1 a check failed (something regressed, a task that does not use the slow kernel did), 2 bad
 *   usage or input, 3 a task's result is wrong or something broke, 130 interrupted
 */
export async function runBench(words: readonly string[], context: Context): Promise<number> {
  try {
    const load = Object.hasOwn(commands, words[0] ?? "") ? commands[words[0]] : undefined;
    if (load !== undefined) return await (await load())(words.slice(1), context);
    return await (await import("./run/measureAll.ts")).measure(words, context);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const isOneOf = (...kinds: readonly (new (...values: never[]) => Error)[]): boolean =>
      kinds.some((kind) => error instanceof kind);
    const usage = isOneOf(CommanderError, UsageError, ReportFileError);
    const interrupted = isOneOf(InterruptedError);
    const known = usage || interrupted || isOneOf(WrongResultError, FailedError);
    const text = known
      ? (error as Error).message.replace(/^error: /, "").replaceAll(/\s*[\r\n]+\s*/g, " ")
      : describe(error);
    context.writeError(`bench: ${text}\n`);
    return usage ? 2 : interrupted ? 130 : 3;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.stack}` : String(error);
}
