/** Git in this clone. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runToEnd } from "../processes/runToEnd.ts";
import { root } from "../root.ts";

/** What a command of git that changes nothing says. */
export async function askGit(...words: readonly string[]): Promise<string> {
  return (await promisify(execFile)("git", words, { cwd: root, maxBuffer: 1 << 28 })).stdout.trim();
}

/** A command of git that changes something, and is not interrupted half-way. */
export function tellGit(...words: readonly string[]): Promise<void> {
  return runToEnd("git", words, null, { cwd: root });
}
