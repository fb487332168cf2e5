import { stream, weightedIndexSampler } from "@sgd-basins/random";
import { type Run, type RunSettings, simulateRun } from "./simulateRun.ts";

/**
 * Independent runs of one cell. Run j draws from its own stream, `stream(seed, ...meaning, j)`, so that its bits do not
 * depend on how many runs there are or on who computes them.
 *
 * @param meaning - names the cell: everything that sets it apart from other cells
 */
export function simulateRuns(
  settings: RunSettings,
  runs: number,
  seed: number,
  meaning: readonly (string | number)[],
): Run[] {
  const sample = weightedIndexSampler(settings.problem.weights);
  return Array.from({ length: runs }, (_, run) => simulateRun(settings, sample, stream(seed, ...meaning, run)));
}
