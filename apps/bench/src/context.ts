import type { Measurement } from "@sgd-basins/bench-documents";
import type { BenchTask } from "./tasks/suite.ts";

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
