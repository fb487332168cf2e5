import { describeSystemError } from "@sgd-basins/report/node";
import { describeDefect } from "../answers/errorLine.ts";
import type { Context } from "./context.ts";

/**
 * Runs the command line of this process, and ends it with the command's exit code, whatever is left open: connections that
 * nobody answers, for one.
 *
 * Somebody who reads only the first lines (`| head`) is no error: the command goes on, writes its files, and its exit code
 * is its own. Standard output that cannot be written is one, with exit code 3: what was asked for did not arrive. What
 * cannot be said on stderr stays unsaid. What nobody catches is one line and exit code 3.
 *
 * @param command - what to run, with the words of the command line
 */
export async function runProcess<C extends Context>(
  context: C,
  command: (words: readonly string[], context: C) => Promise<number>,
): Promise<void> {
  const { stdout, stderr } = process;
  let lost: NodeJS.ErrnoException | null = null;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") lost ??= error;
  });
  stderr.on("error", () => {});
  const end = (code: number): never => process.exit(code);
  const breakDown = (error: unknown): never => {
    context.writeError(`basins: ${describeDefect(error)}\n`);
    return end(3);
  };
  process.on("uncaughtException", breakDown);
  // Nothing is left to do, and the command is not done: it waits for something that cannot happen.
  process.on("beforeExit", () => breakDown(new Error("the command waits for what cannot happen")));

  const code = await command(process.argv.slice(2), context);
  await Promise.all([stdout, stderr].map(flushed));
  if (lost === null) return end(code);
  context.writeError(`basins: standard output: ${describeSystemError(lost)}\n`);
  end(code > 1 ? code : 3);
}

/** Resolves when everything that was written has left this process, or never will. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}
