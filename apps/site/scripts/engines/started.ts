/** Processes that a browser consists of. */
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import type { DrivenBrowser } from "./browser.ts";
import { patience } from "./namedCalls.ts";
import { messageOf, naming } from "./naming.ts";
import { within } from "./within.ts";

type Step = () => unknown;

/** How long what is to end may take before it is ended by force, in seconds. */
export const grace = 30;

/**
 * Starts a browser that consists of several things. Each says at once how it is ended, and they end in the opposite order,
 * also where a later one does not start or another one does not end, and at once when the signal aborts.
 */
export async function startWithEnd(
  signal: AbortSignal,
  start: (atEnd: (step: Step) => void, signal: AbortSignal) => Promise<Omit<DrivenBrowser, "close">>,
): Promise<DrivenBrowser> {
  const steps: Step[] = [];
  const endAll = async (): Promise<void> => {
    // One that is left would keep this process, too.
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await within(patience, Promise.resolve(step()));
      } catch (error) {
        console.error(`at the browser's end: ${messageOf(error)}`);
      }
    }
  };
  // Whoever asks waits for what is ending already.
  let ending = Promise.resolve();
  const close = (): Promise<void> => {
    ending = ending.then(endAll);
    return ending;
  };
  signal.addEventListener("abort", close, { once: true });
  try {
    const starting = start((step) => {
      steps.push(step);
      // What was started while the others ended is the last.
      signal.throwIfAborted();
    }, signal);
    return { ...(await naming("did not start", within(patience, starting))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reads on, without which a process that says much would wait for its reader. @returns the last lines, as one */
export function lastWords(output: Readable): () => string {
  let text = "";
  output.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-400);
  });
  return () => text.trim().replaceAll(/\s*\n\s*/g, " / ");
}

/** What a process says of where it can be reached; the first group of the pattern. @throws Error if it ends before */
export function announced(child: ChildProcess, output: Readable, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`${child.spawnfile} ended with ${code ?? signal}: ${text}`)));
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

/**
 * Ends a process with all that it has started, and waits until it has gone. It must lead a group of its own (`detached`), which
 * also keeps a terminal's Ctrl-C from it: what the browser consists of ends in order.
 */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    signalGroup(child, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 1000 * grace);
    await gone;
    clearTimeout(timer);
  }
  signalGroup(child, "SIGKILL");
  // One that has left the group may still hold its end of the pipe.
  child.stderr?.destroy();
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // It is gone.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** What to install for the files that are not there, or null if they all are. */
export function missingFiles(files: readonly string[], packages: string): string | null {
  const absent = files.filter((file) => !existsSync(file));
  return absent.length === 0 ? null : `no ${absent.join(", no ")}: apt-get install ${packages}`;
}
