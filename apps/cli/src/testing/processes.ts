/** Commands in processes of their own, to be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";

export interface Started {
  readonly child: ChildProcess;
  /** Exit code, null if it was killed, and everything it said on stderr. */
  readonly closed: Promise<{ readonly code: number | null; readonly error: string }>;
  /** What it has said so far. */
  readonly said: () => string;
}

/** Starts a TypeScript file with some words, and gathers what it says. */
export function start(file: string, words: readonly string[], environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [file, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const closed = once(child, "close").then(([code]) => ({ code: code as number | null, error }));
  return { child, closed, said: () => error };
}

/** Ends a process, and waits until it has. Returns its exit code, null if it was killed. */
export async function kill({ child, closed }: Started, signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
  child.kill(signal);
  return (await closed).code;
}

/** Resolves when a process has said something on stderr. Throws Error if it ends without. */
export async function hear({ child, closed, said }: Started, pattern: RegExp): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const look = (): void => {
      if (pattern.test(said())) resolve();
    };
    child.stderr?.on("data", look);
    look();
  });
  const ended = closed.then(({ code, error }) => {
    if (!pattern.test(error)) throw new Error(`ended with ${code} without ${pattern}: ${error}`);
  });
  await Promise.race([heard, ended]);
}

export const journalOf = (folder: string): string => join(folder, ".journal.jsonl");

export async function journalBytes(folder: string): Promise<number> {
  return (await stat(journalOf(folder)).catch(() => ({ size: 0 }))).size;
}

/** Resolves when the folder's journal has grown by that many bytes, torn lines included, or the process has ended. */
export function growth(folder: string, bytes: number, closed: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    let before: number | null = null;
    const look = async (): Promise<void> => {
      const size = await journalBytes(folder);
      before ??= size;
      if (size >= before + bytes) finish();
    };
    const watcher = watch(folder, () => void look());
    const finish = (): void => {
      watcher.close();
      resolve();
    };
    void look();
    void closed.then(finish);
  });
}

/** Whole numbers from 0 to below − 1, the same for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}
