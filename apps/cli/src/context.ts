import type { Study } from "@sgd-basins/studies";
import type { OpenEngine } from "@sgd-basins/studies/scheduling";
import { type Context as CommandContext, processContext as commandContext } from "sgd-basins/command";
import { Interruption } from "./interruption.ts";

/** Everything a command may touch besides files, so that tests can put their own in its place. */
export interface Context extends CommandContext {
  /** Aborts, with an {@link Interruption} as the reason, when the process is asked to stop. */
  readonly interruption: () => AbortSignal;
  /** The report's own if absent. */
  readonly studies?: readonly Study[];
  /** The module with the kinds of task; the studies' own if absent. */
  readonly kinds?: URL;
  /** Where tasks run; worker threads of this process if absent. */
  readonly engine?: OpenEngine;
  /** The version of the code that computes parts; that of the sources if absent. */
  readonly code?: string;
}

/** The context of a command that was started from a shell. */
export function processContext(): Context {
  return { ...commandContext(), interruption };
}

/** Loaded when asked for: many commands need none of them. */
export async function studiesOf({ studies }: Context): Promise<readonly Study[]> {
  return studies ?? (await import("@sgd-basins/studies")).studies;
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
