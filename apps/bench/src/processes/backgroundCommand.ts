import { spawn } from "node:child_process";
import { once } from "node:events";

/** Starts a command that serves others until it is stopped. Returns how to stop it. */
export function startCommand(command: string, words: readonly string[]): () => Promise<void> {
  const child = spawn(command, words, { stdio: "ignore" });
  const closed = once(child, "close");
  return async () => {
    child.kill("SIGKILL");
    await closed;
  };
}
