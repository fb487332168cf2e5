import type { BatchSize } from "@sgd-basins/random";
import type { LyapunovSettings } from "@sgd-basins/theory";
import type { RunLength } from "./networksOptions.ts";

/** A run has left once it is so many times as far away as at its start. */
export const FACTOR = 100;

/** Runs of one batch size, and how much is spent on the estimate of λ. */
export interface LeavingLevel {
  readonly batchSize: BatchSize;
  readonly runs: number;
  readonly steps: number;
  /** Distances at which runs start. */
  readonly distances: readonly number[];
  readonly exponent: Pick<LyapunovSettings, "chains" | "steps" | "budget">;
}

/** A level of chosen runs; the estimate of λ has half as many chains of as many steps. */
export function levelOf({ batchSize, runs, steps }: RunLength): LeavingLevel {
  return {
    ...{ batchSize, runs, steps },
    distances: batchSize === 1 || batchSize === "inf" ? [1e-5, 1e-3] : [1e-5],
    exponent: { chains: Math.ceil(runs / 2), steps, budget: Number.POSITIVE_INFINITY },
  };
}
