import { type SpawnOptions, spawn } from "node:child_process";
import { FailedError } from "../failedError.ts";
import { endGroup } from "./endGroup.ts";
import { lastWords } from "./lastWords.ts";

/**
 * Runs a command and resolves when it has ended well. Rejects with its exit code and the last of what it said, or with why
 * it was aborted; never before it and its children are gone, so that nobody removes a folder in which they still write.
 *
 * @param signal - ends the command and its children; null for a short one that runs to its end whatever happens
 */
export async function runToEnd(
  command: string,
  words: readonly string[],
  signal: AbortSignal | null,
  options: Pick<SpawnOptions, "cwd" | "env"> = {},
): Promise<void> {
  signal?.throwIfAborted();
  const child = spawn(command, words, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const said = lastWords(child.stdout, child.stderr);
  const end = (): void => endGroup(child);
  signal?.addEventListener("abort", end, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    // A child that did not start has no exit.
    child.once("error", (error) => {
      if (child.pid === undefined) reject(new FailedError(error.message));
    });
    child.once("close", resolve);
  }).finally(() => signal?.removeEventListener("abort", end));
  signal?.throwIfAborted();
  if (code !== 0) throw new FailedError(failureOf(command, words, code, said()));
}

/** One line that says how a command failed. */
export function failureOf(command: string, words: readonly string[], code: number | null, said: string): string {
  return `${[command, ...words.slice(0, 3)].join(" ")} ended with ${code}: ${said.trim().split("\n").slice(-3).join(" ")}`;
}
