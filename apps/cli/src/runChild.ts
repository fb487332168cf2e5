import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs another program until it ends, or the signal aborts: the program is then asked to end too.
 *
 * @returns its exit code; 1 if a signal of somebody else ended it
 * @throws the signal's reason, when the program has ended
 */
export async function runChild(
  command: string,
  words: readonly string[],
  options: SpawnOptions,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(command, words, options);
  const stop = (): void => void child.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = (await once(child, "close")) as [number | null];
    signal.throwIfAborted();
    return code ?? 1;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
