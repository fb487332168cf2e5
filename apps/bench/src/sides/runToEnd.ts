import { type SpawnOptions, spawn } from "node:child_process";
import { lastWords } from "./lastWords.ts";

/** Runs a command and resolves when it has ended well. Rejects with its exit code and the last of what it said. */
export function runToEnd(command: string, words: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const said = lastWords(child.stdout, child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(failureOf(command, words, code, said())));
    });
  });
}

/** One line that says how a command failed. */
export function failureOf(command: string, words: readonly string[], code: number | null, said: string): string {
  return `${[command, ...words.slice(0, 3)].join(" ")} ended with ${code}: ${said.trim().split("\n").slice(-3).join(" ")}`;
}
