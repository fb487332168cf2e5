import type { Counts } from "./counts.ts";

export type SideOf = "base" | "head";

/** Names a task of a suite. */
export interface TaskName {
  readonly suite: string;
  readonly title: string;
}

/** A slowdown put into one kernel to see whether it is found: after each call, `share` of its time is waited. */
export interface Slowdown {
  readonly kernel: string;
  readonly share: number;
}

/** What a side's process is told when it starts. */
export interface RoundSetup {
  /** Count instead of timing. */
  readonly count: boolean;
  readonly slow?: Slowdown | undefined;
}

/** What it is asked afterwards, one question after the other. */
export type RoundQuestion =
  | { readonly ask: "count"; readonly tasks: readonly TaskName[] }
  /** Prepare, check and warm up, for so many seconds; answered with {} or why not. */
  | { readonly ask: "warm"; readonly task: TaskName; readonly seconds: number }
  /** Seconds a call of the task that was warmed up last, over one batch of about a millisecond, at least one call. */
  | { readonly ask: "sample" };

/** Why a side has no time or count of a task: it has no such task, or the task fails. */
export interface Missing {
  readonly missing: string;
}

export type CountedTask = { readonly counts: Counts } | Missing;

/** A side's counts, task by task in the order that was asked for. */
export interface CountAnswer {
  readonly tasks: readonly CountedTask[];
  /** Bytes of each package's wasm. */
  readonly wasm: Readonly<Record<string, number>>;
}
