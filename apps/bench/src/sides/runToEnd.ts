import { type SpawnOptions, spawn } from "node:child_process";
import { lastWords } from "./lastWords.ts";

/** A command or a process failed for reasons of its own; the message is one line. */
export class FailedError extends Error {
  override name = "FailedError";
}

/**
 * Runs a command and resolves when it has ended well. Rejects with its exit code and the last of what it said, or with why
 * it was aborted; never before it is gone, so that nobody removes a folder in which it still writes.
 */
export async function runToEnd(command: string, words: readonly string[], options: SpawnOptions = {}): Promise<void> {
  options.signal?.throwIfAborted();
  const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const said = lastWords(child.stdout, child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    // A child that did not start has no exit; one that is aborted is told to end, and ends.
    child.once("error", (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.once("close", resolve);
  });
  options.signal?.throwIfAborted();
  if (code !== 0) throw new FailedError(failureOf(command, words, code, said()));
}

/** One line that says how a command failed. */
export function failureOf(command: string, words: readonly string[], code: number | null, said: string): string {
  return `${[command, ...words.slice(0, 3)].join(" ")} ended with ${code}: ${said.trim().split("\n").slice(-3).join(" ")}`;
}
