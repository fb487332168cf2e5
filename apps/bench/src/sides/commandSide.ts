import { runToEnd } from "./runToEnd.ts";
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
      await runToEnd(command, words, { env: { ...process.env, ...env } });
      return (performance.now() - start) / 1000;
    },
    close: async () => {},
  };
}
