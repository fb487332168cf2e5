/** Processes that a browser consists of. */
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import type { DrivenBrowser } from "./browser.ts";
import { patience } from "./namedCalls.ts";
import { messageOf, naming } from "./naming.ts";
import { within } from "./within.ts";

type Step = () => unknown;

/**
 * Starts a browser that consists of several things. Each says at once how it is ended, and they end in the opposite order,
 * also where a later one does not start or another one does not end.
 */
export async function startWithEnd(
  start: (atEnd: (step: Step) => void) => Promise<Omit<DrivenBrowser, "close">>,
): Promise<DrivenBrowser> {
  const steps: Step[] = [];
  const close = async (): Promise<void> => {
    // One that is left would keep this process, too.
    for (const step of steps.toReversed()) {
      try {
        await within(patience, Promise.resolve(step()));
      } catch (error) {
        console.error(`at the browser's end: ${messageOf(error)}`);
      }
    }
  };
  try {
    const starting = start((step) => steps.push(step));
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

/** Ends a process and waits until it has gone; one that does not end when it is asked is ended after half a minute. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
    await gone;
    clearTimeout(timer);
  }
  // What it has started may still hold its end of the pipe.
  child.stderr?.destroy();
}

/** What to install for the files that are not there, or null if they all are. */
export function missingFiles(files: readonly string[], packages: string): string | null {
  const absent = files.filter((file) => !existsSync(file));
  return absent.length === 0 ? null : `no ${absent.join(", no ")}: apt-get install ${packages}`;
}
