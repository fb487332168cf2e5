import type { Counts } from "./counts.ts";

/** Names a task of a suite. */
export interface TaskName {
  readonly suite: string;
  readonly title: string;
}

/** What a round's process is told. */
export interface RoundTask {
  readonly tasks: readonly TaskName[];
  /** Seconds of warming up and of sampling, each task. */
  readonly warmUp: number;
  readonly seconds: number;
  /** Count instead of timing. */
  readonly count: boolean;
  /** A slowdown put into one kernel to see whether it is found: after each call, `share` of its time is waited. */
  readonly slow?: { readonly kernel: string; readonly share: number };
}

export type TaskAnswer =
  | { readonly seconds: number }
  | { readonly counts: Counts }
  /** This side has no such task, or it fails: why. */
  | { readonly missing: string };

/** What it answers, task by task in the order of the request. */
export interface RoundAnswer {
  readonly tasks: readonly TaskAnswer[];
  /** Bytes of each package's wasm. */
  readonly wasm: Readonly<Record<string, number>>;
}
