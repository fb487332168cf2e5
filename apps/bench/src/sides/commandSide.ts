import { runToEnd } from "../processes/runToEnd.ts";
import type { Side } from "./side.ts";

/** A whole command, started anew for every sample: from its start to its end. Throws what it complained of. */
export function commandSide(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  prepare: () => Promise<void> = async () => {},
): Side {
  const abort = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  return {
    sample: async () => {
      await prepare();
      const start = performance.now();
      const run = runToEnd(command, words, abort.signal, { env: { ...process.env, ...env } });
      running = run.catch(() => {});
      await run;
      return (performance.now() - start) / 1000;
    },
    close: async () => {
      abort.abort();
      await running;
    },
  };
}
