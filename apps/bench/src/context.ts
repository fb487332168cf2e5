import { benchFolder } from "./history/machine.ts";
import { abortOnSignals } from "./interrupt.ts";
import type { Measurement } from "./report/schema.ts";
import { measureInWorker } from "./run/measureInWorker.ts";
import type { BenchTask } from "./suites/suite.ts";

/** What a command touches besides files, so that tests can put their own in its place. */
export interface Context {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether stderr is a terminal, where a bar can be drawn. */
  readonly terminal: boolean;
  /** The folder of the recorded runs of all machines. */
  readonly records: string;
  /** Aborts when somebody ends the command: it then removes what it made for the while, and throws. */
  readonly signal: AbortSignal;
  /** Measures one task for some seconds, of this checkout or of that in another folder. */
  readonly measure: (task: BenchTask, time: number, signal: AbortSignal, checkout?: string) => Promise<Measurement>;
}

/** The context of a command that was started from a shell. */
export function processContext(): Context {
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    records: benchFolder,
    signal: abortOnSignals(),
    measure: measureInWorker,
  };
}
