/** Workers and studies at a queue, as commands inside the test's own process: nothing kills these. */
import type { TestContext } from "vitest";
import type { Context } from "../context.ts";
import { longStudies, toyStudies } from "../fixtures/toyStudies.ts";
import { Interruption } from "../interruption.ts";
import { basinsWith, type Outcome } from "./inProcess.ts";

/** A command that goes on until it ends by itself or is told to. */
export interface Running {
  readonly closed: Promise<Outcome>;
  /** Tells it what a signal tells a process; resolves when it has ended. */
  readonly stop: (signal?: "SIGINT" | "SIGTERM") => Promise<Outcome>;
  /** What it has said on stderr so far. */
  readonly said: () => string;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Starts a command, which the end of the test stops. */
export function runUntilStopped(
  onTestFinished: TestContext["onTestFinished"],
  words: readonly string[],
  own: Partial<Context> = {},
): Running {
  const controller = new AbortController();
  let error = "";
  const writeError = (text: string): void => {
    error += text;
  };
  const studies = [...toyStudies, ...longStudies];
  const interruption = (): AbortSignal => controller.signal;
  const ended = basinsWith({ studies, interruption, writeError, ...own }, ...words);
  const closed = ended.then((outcome) => ({ ...outcome, error }));
  const stop = (signal: keyof typeof exitCodes = "SIGTERM"): Promise<Outcome> => {
    controller.abort(new Interruption(signal, exitCodes[signal]));
    return closed;
  };
  onTestFinished(async () => void (await stop()));
  return { closed, stop, said: () => error };
}
