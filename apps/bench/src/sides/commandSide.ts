import { spawn } from "node:child_process";
import { lastWords } from "./lastWords.ts";
import type { Side } from "./side.ts";

/** A whole command, started anew for every sample: from its start to its end. Throws what it complained of. */
export function commandSide(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  prepare: () => Promise<void> = async () => {},
): Side {
  return {
    sample: async () => {
      await prepare();
      const start = performance.now();
      await run(command, words, env);
      return (performance.now() - start) / 1000;
    },
    close: async () => {},
  };
}

function run(command: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, words, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...env } });
  const complaint = lastWords(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${words.join(" ")} ended with ${code}: ${complaint()}`));
    });
  });
}
