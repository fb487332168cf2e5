import { type Study, studies } from "@sgd-basins/studies";
import type { OpenEngine } from "@sgd-basins/studies/scheduling";
import { Interruption } from "./failures.ts";

/** Everything a command may touch besides files, so that tests can put their own in its place. */
export interface Context {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether stderr is a terminal, where a bar can be drawn. */
  readonly terminal: boolean;
  /** Aborts, with an {@link Interruption} as the reason, when the process is asked to stop. */
  readonly interruption: () => AbortSignal;
  readonly studies: readonly Study[];
  /** The module with the kinds of task; the studies' own if absent. */
  readonly kinds?: URL;
  /** Where tasks run; worker threads of this process if absent. */
  readonly engine?: OpenEngine;
  /** The version of the code that computes parts; that of the sources if absent. */
  readonly code?: string;
}

/** The context of a command that was started from a shell. */
export function processContext(): Context {
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    interruption,
    studies,
  };
}

/**
 * Takes over the signals that stop a process. Only commands that give way to the event loop may ask for this: the others
 * would not notice the signal, and are stopped by the system instead.
 */
function interruption(): AbortSignal {
  const controller = new AbortController();
  // Not `once`: a terminal and a package manager may both deliver the signal, and the second must not cut a write short.
  process.on("SIGINT", () => controller.abort(new Interruption("SIGINT", 130)));
  process.on("SIGTERM", () => controller.abort(new Interruption("SIGTERM", 143)));
  return controller.signal;
}
